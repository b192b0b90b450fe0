import Bindings

/// Ids, and what points at them.
enum ReferenceRules {
  static let all = [duplicates, partIDs, blanks, references, labels]

  static let duplicates = PageRule(
    "page.id.duplicate", wcag: "1.3.1", hint: "an id names one element: make the others different"
  ) { page, findings in
    for node in page.all(with: "id") {
      guard let id = node["id"], let first = page.element(id: id), first != node else { continue }
      findings.add("the id '\(id)' stands twice", at: node, "id")
    }
  }

  /// A part may be cloned any number of times.
  static let partIDs = PageRule(
    "page.id.part", hint: "the script sets the id of what it clones"
  ) { page, findings in
    for node in page.parts where node.has("id") {
      findings.add("\(page.name(of: node)) has an id within a template", at: node, "id")
    }
  }

  static let blanks = PageRule(
    "page.id.blank", hint: "an id is one word, which addresses and scripts can name"
  ) { page, findings in
    for node in page.all(with: "id") {
      guard let id = node["id"] else { continue }
      if id.isEmpty || id.contains(where: \.isWhitespace) {
        findings.add("the id of \(node.name) is empty or has a blank", at: node, "id")
      }
    }
  }

  /// Attributes whose words are ids.
  private static let pointers = [
    "aria-activedescendant", "aria-controls", "aria-describedby", "aria-details",
    "aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns", "form", "headers", "list",
    "data-toggle-for", "data-caps-lock", "data-policy", "data-policy-status", "data-copy",
  ]

  static let references = PageRule(
    "page.reference", wcag: "4.1.2", hint: "name the id of an element that is always there with it"
  ) { page, findings in
    for name in pointers {
      for node in page.all(with: name) {
        for word in node.words(name) where page.element(id: word) == nil {
          findings.add(
            "\(name) of \(page.name(of: node)) names the id '\(word)', which is not there",
            at: node,
            name)
        }
      }
    }
    for node in page.all("a") {
      guard let href = node["href"], href.hasPrefix("#") else { continue }
      let id = href.dropFirst()
      // The start of the page has a name in every page.
      if id.isEmpty || id.lowercased() == "top" || page.element(id: id) != nil { continue }
      if PercentCoding.decode(id.utf8).flatMap({ page.element(id: $0) }) == nil {
        findings.add("a link leads to the id '\(id)', which is not there", at: node, "href")
      }
    }
  }

  static let labels = PageRule(
    "page.label.orphan", wcag: "1.3.1", hint: "set for to the id of an input, select or textarea"
  ) { page, findings in
    for label in page.all("label") {
      guard let id = label["for"] else {
        if !label.descendants.contains(where: \.isControl) {
          findings.add("a label belongs to no field", at: label)
        }
        continue
      }
      guard page.element(id: id)?.isControl ?? false else {
        findings.add("a label is for '\(id)', which is no field", at: label, "for")
        continue
      }
    }
  }
}

extension XMLNode {
  /// Whether a person fills it in.
  var isControl: Bool {
    switch name {
    case "select", "textarea": true
    case "input":
      !["hidden", "submit", "button", "reset", "image"].contains(self["type"] ?? "text")
    default: false
    }
  }

  /// Whether a person types into it, or picks from a list.
  var isField: Bool {
    isControl && !["checkbox", "radio", "file"].contains(self["type"] ?? "text")
  }
}
