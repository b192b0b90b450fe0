import Bindings

/// Roles, states and the order of focus.
enum AriaRules {
  static let all = [names, values, roles, natives, hidden, tabOrder, outOfOrder]

  private static let attributes = words(
    """
    activedescendant atomic autocomplete busy checked colcount colindex colspan controls current
    describedby description details disabled dropeffect errormessage expanded flowto grabbed haspopup
    hidden invalid keyshortcuts label labelledby level live modal multiline multiselectable
    orientation owns placeholder posinset pressed readonly relevant required roledescription rowcount
    rowindex rowspan selected setsize sort valuemax valuemin valuenow valuetext
    """)

  /// Roles that no element of HTML has by itself.
  private static let added = words(
    "alert group img list listitem log none note presentation region search status timer tooltip")

  /// Roles that an element has by itself: keyboard, focus and states come with it.
  private static let native = words(
    """
    article banner button cell checkbox columnheader combobox complementary contentinfo dialog form
    heading link listbox main menu menuitem meter navigation option progressbar radio radiogroup row
    rowheader slider spinbutton switch tab table tablist tabpanel textbox tree treeitem
    """)

  private static let truths = words(
    "atomic busy disabled hidden modal multiline multiselectable readonly required")

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  static let names = PageRule(
    "page.aria.unknown", wcag: "4.1.2", hint: "look the name up in WAI-ARIA"
  ) { page, findings in
    for name in page.attributeNames({ $0.hasPrefix("aria-") }) {
      guard !attributes.contains(String(name.dropFirst(5))) else { continue }
      for node in page.all(with: name) { findings.add("\(name) means nothing", at: node, name) }
    }
  }

  static let values = PageRule(
    "page.aria.value", wcag: "4.1.2", hint: "write true or false, or what WAI-ARIA lists for it"
  ) { page, findings in
    for name in page.attributeNames({ $0.hasPrefix("aria-") }) {
      guard let allowed = allowedValues(of: name.dropFirst(5)) else { continue }
      for node in page.all(with: name) {
        guard let value = node[name], !allowed.contains(value) else { continue }
        findings.add(
          "\(name) of \(page.name(of: node)) is '\(value)'", at: node, name,
          hint: name == "aria-invalid" ? "write true, or leave it away while nothing is wrong" : nil
        )
      }
    }
  }

  /// The values that an attribute may have; nil for any.
  private static func allowedValues(of name: Substring) -> [String]? {
    switch name {
    case let name where truths.contains(String(name)): ["true", "false"]
    case "pressed", "checked": ["true", "false", "mixed"]
    case "expanded", "selected": ["true", "false"]
    case "invalid": ["true"]
    case "current": ["page", "step", "location", "date", "time", "true", "false"]
    case "live": ["off", "polite", "assertive"]
    default: nil
    }
  }

  static let roles = PageRule(
    "page.role.unknown", wcag: "4.1.2", hint: "look the role up in WAI-ARIA, or take it away"
  ) { page, findings in
    for node in page.all(with: "role") {
      guard let role = node["role"], !added.contains(role), !native.contains(role) else { continue }
      findings.add("'\(role)' is no role", at: node, "role")
    }
  }

  static let natives = PageRule(
    "page.role.native", wcag: "2.1.1", hint: "use the element of HTML that has the role by itself"
  ) { page, findings in
    for node in page.all(with: "role") {
      guard let role = node["role"], native.contains(role) else { continue }
      findings.add("\(page.name(of: node)) plays a \(role)", at: node, "role")
    }
  }

  static let hidden = PageRule(
    "page.hidden.focus", wcag: "4.1.2", hint: "take aria-hidden away, or what can be focused"
  ) { page, findings in
    for node in page.all(with: "aria-hidden") where node["aria-hidden"] == "true" {
      if node.takesFocus || node.descendants.contains(where: \.takesFocus) {
        findings.add(
          "\(page.name(of: node)) is hidden from those who reach into it by keyboard", at: node,
          "aria-hidden")
      }
    }
  }

  static let tabOrder = PageRule(
    "page.tabindex.positive", wcag: "2.4.3", hint: "let the order of the page be the order of focus"
  ) { page, findings in
    for node in page.all(with: "tabindex") {
      guard let text = node["tabindex"] else { continue }
      guard let order = Int(text) else {
        findings.add("the tabindex of \(page.name(of: node)) is no number", at: node, "tabindex")
        continue
      }
      if order > 0 {
        findings.add("\(page.name(of: node)) jumps the order of focus", at: node, "tabindex")
      }
    }
  }

  /// The read-only copy of the user name is for password managers, not for people.
  static let outOfOrder = PageRule(
    "page.tabindex.removed", wcag: "2.1.1", hint: "take the tabindex away"
  ) { page, findings in
    for node in page.all(with: "tabindex") where node["tabindex"]?.hasPrefix("-") ?? false {
      guard node.takesFocusByItself, !(node.name == "input" && node.has("readonly")) else {
        continue
      }
      findings.add("\(page.name(of: node)) is out of the keyboard's reach", at: node, "tabindex")
    }
  }
}

extension XMLNode {
  /// Whether the element is made to be focused.
  fileprivate var takesFocusByItself: Bool {
    ["button", "input", "select", "textarea", "summary"].contains(name)
      || name == "a" && has("href")
  }

  fileprivate var takesFocus: Bool {
    isElement && (takesFocusByItself || has("tabindex")) && self["tabindex"] != "-1"
      && !has("hidden")
  }
}
