import Bindings

/// Forms and their buttons.
enum FormRules {
  static let all = paths + [invalid, hints, scripted]

  private static let paths = [
    PageRule(
      "page.form.method", path: "//form[not(@method='post')]", "a form does not post",
      hint: "set method to post: an address must never hold a password"),
    PageRule(
      "page.form.action.missing", path: "/html[@data-served='hosted']//form[not(@action)]",
      "a hosted form does not say where it goes",
      hint: "set action to an address of the same origin"),
    PageRule(
      "page.form.action.direct", path: "/html[@data-served='direct']//form[@action]",
      needs: ["action"],
      attribute: "action",
      "a form of an uploaded page has an action",
      hint: "take it away: a form must not post a password to where the files lie"),
    PageRule(
      "page.form.submit", wcag: "3.2.2", path: "//form[not(.//button[@type='submit'])]",
      "a form has no button that submits it",
      hint: "write <button type=\"submit\">: Enter presses it"),
    PageRule(
      "page.form.second", path: "//main[count(.//form)>1]//form[preceding::form]",
      "main has a second form", hint: "one process, one form: password managers fill the wrong one"),
    PageRule(
      "page.form.nested", path: "//form//form", "a form stands within a form",
      hint: "a browser drops the inner one"),
    PageRule(
      "page.form.name", path: "//form[not(@data-form) or @data-form!=/html/@data-page]",
      "a form has another name than its page", hint: "set data-form to the page's id"),
    PageRule(
      "page.form.novalidate", wcag: "3.3.1", path: "//form[@novalidate]", needs: ["novalidate"],
      attribute: "novalidate",
      "a form is not checked where scripts are off",
      hint: "the script sets novalidate: take it away"),
    PageRule(
      "page.button.type", path: "//button[not(@type='submit' or @type='button')]",
      "{} does not say whether it submits", hint: "set type to submit or button"),
    PageRule(
      "page.button.input",
      path: "//input[@type='submit' or @type='button' or @type='image' or @type='reset']",
      attribute: "type", "{} is a button made of an input",
      hint: "use a button: it can hold an icon and the busy state"),
    PageRule(
      "page.button.disabled", wcag: "4.1.2", path: "//button[@disabled]", needs: ["disabled"],
      attribute: "disabled",
      "{} cannot be pressed, and does not say why",
      hint: "let it be pressed and say what is missing; use aria-disabled while one has to wait"),
  ]

  static let scripted = PageRule(
    "page.script.hidden", hint: "set hidden=\"hidden\": the script shows it"
  ) { page, findings in
    for node in page.all(with: "data-needs") where !node.has("hidden") {
      if node.ancestors.contains(where: { $0.name == "template" }) { continue }
      findings.add(
        "\(page.name(of: node)) needs a script, and is shown without it", at: node, "data-needs")
    }
  }

  static let invalid = PageRule(
    "page.error.untied", wcag: "3.3.1",
    hint: "list the error's id last in aria-describedby, and set aria-invalid=\"true\""
  ) { page, findings in
    for field in page.controls {
      guard let id = field["id"] else { continue }
      let error = "\(id)-error"
      let described = field.words("aria-describedby")
      let isShown = page.element(id: error) != nil
      if isShown, described.last.map(String.init) != error || !field.has("aria-invalid") {
        findings.add("the error of \(page.name(of: field)) is not tied to it", at: field)
      } else if !isShown, field["aria-invalid"] == "true" {
        findings.add(
          "\(page.name(of: field)) is invalid, and nothing says why", at: field, "aria-invalid")
      }
    }
  }

  static let hints = PageRule(
    "page.hint.untied", wcag: "3.3.2", hint: "list the hint's id in aria-describedby"
  ) { page, findings in
    for field in page.controls {
      guard let id = field["id"], page.element(id: "\(id)-hint") != nil else { continue }
      if !field.words("aria-describedby").contains("\(id)-hint") {
        findings.add("the hint of \(page.name(of: field)) is not tied to it", at: field)
      }
    }
  }
}
