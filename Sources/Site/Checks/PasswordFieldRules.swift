import Bindings

/// What belongs to a password field beside its own attributes.
enum PasswordFieldRules {
  static let all = [userName, readOnlyCopy, toggle, toggleState, rules]

  /// A manager saves a password under the name that stands in the same form.
  static let userName = PageRule(
    "page.password.username", wcag: "3.3.8",
    hint: "add the user name's field, or its read-only copy, before the password"
  ) { page, findings in
    for form in page.all("form") {
      let fields = page.controls(of: form)
      guard let password = fields.first(where: { $0["type"] == "password" }),
        !fields.contains(where: {
          $0.autofill?.field == "username" || ["username", "email"].contains($0["name"])
        })
      else { continue }
      findings.add("\(page.name(of: password)) stands in a form without a user name", at: password)
    }
  }

  static let readOnlyCopy = PageRule(
    "page.username.copy",
    hint: "managers pass over hidden fields: show it read-only, named username, with tabindex -1"
  ) { page, findings in
    for field in page.all("input") where field["name"] == "username" {
      if field["type"] == "hidden" || field.has("hidden") {
        findings.add("\(page.name(of: field)) is hidden", at: field)
      } else if field.has("readonly"), field["tabindex"] != "-1" {
        findings.add(
          "\(page.name(of: field)) is read-only, and a stop for the keyboard", at: field, "readonly"
        )
      }
    }
  }

  static let toggle = PageRule(
    "page.password.toggle", wcag: "3.3.8",
    hint: "include the partial 'field/toggle' behind the input"
  ) { page, findings in
    for field in page.all("input") where field["type"] == "password" {
      guard let id = field["id"] else { continue }
      let button = page.all("button").first {
        $0.has("data-toggle") && $0.words("aria-controls").contains { $0 == id }
      }
      guard let button, button.index > field.index else {
        findings.add("\(page.name(of: field)) cannot be shown", at: field)
        continue
      }
    }
  }

  /// A fixed name with `aria-pressed`: a changing name as well would say it twice, and wrongly.
  static let toggleState = PageRule(
    "page.password.toggle.state", wcag: "4.1.2",
    hint: "set type=\"button\", aria-pressed=\"false\", data-needs=\"script\" and hidden"
  ) { page, findings in
    for button in page.all("button") where button.has("data-toggle") {
      let isRight =
        button["type"] == "button" && button["aria-pressed"] == "false"
        && button["data-needs"] == "script" && button.has("hidden")
      if !isRight { findings.add("the button that shows a password is not ready", at: button) }
    }
  }

  static let rules = PageRule(
    "page.password.rules", wcag: "3.3.2",
    hint:
      "set minlength and passwordrules from the pool, and describe the field by the list of rules"
  ) { page, findings in
    for field in page.all("input") where field.subject == "new-password" {
      for attribute in ["minlength", "passwordrules"] where !field.has(attribute) {
        findings.add("\(page.name(of: field)) has no \(attribute)", at: field)
      }
      let list = page.all("ul").first { $0["data-policy"] == field["id"] }
      let isDescribed = list?["id"].map { id in
        field.words("aria-describedby").contains { $0 == id }
      }
      if isDescribed != true {
        findings.add("\(page.name(of: field)) is not described by its rules", at: field)
      }
    }
  }
}
