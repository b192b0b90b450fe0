import Bindings
import Branding
import Diagnostics

/// The contrast of every text with what it lies on: as it is written, in the dark colours of the mail's
/// style sheet, and as a client that turns all colours around shows it.
///
/// Source: WCAG 2.2, 1.4.3.
struct MailContrast {
  private let mail: CheckedMail
  private let dark: [DarkRule]
  private(set) var findings: [Diagnostic] = []

  /// `.name{…}` or `.name a{…}` of the dark rules.
  private struct DarkRule {
    let name: String
    let element: String?
    let declarations: [MailStyle.Declaration]
  }

  private enum Look: CaseIterable {
    case light, dark, inverted

    var words: String {
      switch self {
      case .light: "as it is written"
      case .dark: "in dark colours"
      case .inverted: "with its colours turned around"
      }
    }
  }

  init(_ mail: CheckedMail) {
    self.mail = mail
    dark = Self.darkRules(in: mail)
    for look in Look.allCases { check(look) }
  }

  private mutating func check(_ look: Look) {
    var looks: [Int: (text: Color, ground: Color)] = [:]
    var hidden: Set<Int> = []
    for element in mail.elements {
      let above = element.parent.flatMap { looks[$0.index] } ?? (.black, .white)
      let declarations = mail.declarations(of: element)
      var (text, ground) = above
      // Whatever is around it, a link is blue that says no colour of its own.
      if element.name == "a", element.has("href") { text = .linkBlue }
      if let color = element["bgcolor"].flatMap(Color.init(hex:)) { ground = color }
      for (property, value) in declarations + (look == .dark ? darkDeclarations(of: element) : []) {
        guard let color = Color(hex: value) else { continue }
        if property == "color" { text = color }
        if property == "background-color" { ground = color }
      }
      looks[element.index] = (text, ground)
      let isHidden = declarations.contains { $0 == ("display", "none") }
      if isHidden || element.parent.map({ hidden.contains($0.index) }) ?? false {
        hidden.insert(element.index)
      } else if element.children.contains(where: { $0.kind == .text && !$0.text.isBlank }) {
        judge(element, text, ground, look)
        // Around words between these, Cognito puts a link of its own.
        if look == .light, MessageMarkers.count(.link, in: element.content) > 0 {
          judge(element, .linkBlue, ground, look)
        }
      }
    }
  }

  private mutating func judge(_ node: XMLNode, _ text: Color, _ ground: Color, _ look: Look) {
    guard node.name != "title", node.name != "style" else { return }
    let isInverted = look == .inverted
    let ratio = (isInverted ? text.inverted : text)
      .contrast(with: isInverted ? ground.inverted : ground)
    let isCode = node.content.contains(MessagePlaceholder.code.rawValue)
    guard ratio < (isCode ? 7 : 4.5) else { return }
    findings.append(
      mail.finding(
        ratio < 4.5 ? .error : .warning, "contrast",
        "\(text.css) on \(ground.css) has a contrast of \(contrastText(ratio)) \(look.words)",
        at: node,
        hint: isCode
          ? "a code is read from afar: 7 is a good contrast" : "text needs 4.5; see theme explain"))
  }

  private func darkDeclarations(of node: XMLNode) -> [MailStyle.Declaration] {
    dark.filter { rule in
      guard let element = rule.element else { return node.hasClass(rule.name) }
      return node.name == element && node.ancestors.contains { $0.hasClass(rule.name) }
    }
    .flatMap(\.declarations)
  }

  private static func darkRules(in mail: CheckedMail) -> [DarkRule] {
    for style in mail.all("style") {
      guard let start = style.content.firstRange(of: "prefers-color-scheme:dark){") else {
        continue
      }
      let rules = style.content[start.upperBound...].matches(of: /([^{}]+)\{([^{}]*)\}/)
      return rules.flatMap { match -> [DarkRule] in
        let declarations = MailStyle.declarations(String(match.output.2))
        return match.output.1.split(separator: ",").compactMap { selector -> DarkRule? in
          let words = selector.split { $0.isWhitespace }
          guard let name = words.first, name.hasPrefix(".") else { return nil }
          return DarkRule(
            name: String(name.dropFirst()), element: words.dropFirst().first.map(String.init),
            declarations: declarations)
        }
      }
    }
    return []
  }
}
