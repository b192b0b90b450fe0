import Bindings

/// What things are called, for those who see them and for those who hear them.
enum NameRules {
  static let all = [
    fieldLabel, visibleLabel, emptyLabel, nestedLabel, placeholder, control, differingName, image,
    drawing, link, group, legend, status,
  ]

  static let fieldLabel = PageRule(
    "page.label.missing", wcag: "1.3.1", hint: "write a label with its id in for"
  ) { page, findings in
    for field in page.controls + page.clonedControls where !page.hasLabel(field) {
      findings.add("\(page.name(of: field)) has no label", at: field)
    }
  }

  static let visibleLabel = PageRule(
    "page.label.hidden", wcag: "3.3.2", hint: "show the label above its field, always"
  ) { page, findings in
    for field in page.controls where !field.has("readonly") {
      guard let label = page.label(of: field) else { continue }
      if label.isUnseen(beside: field) {
        findings.add("the label of \(page.name(of: field)) cannot be seen", at: label)
      }
    }
  }

  static let emptyLabel = PageRule(
    "page.label.empty", wcag: "2.4.6", hint: "say what belongs into the field"
  ) { page, findings in
    for label in page.everywhere(["label"]) where !label.hasWords && !page.isFilled(label) {
      findings.add("a label says nothing", at: label)
    }
  }

  static let nestedLabel = PageRule(
    "page.label.nested", wcag: "1.3.1", hint: "close the outer label before the inner one begins"
  ) { page, findings in
    for label in page.everywhere(["label"]) {
      guard label.ancestors.contains(where: { $0.name == "label" }) else { continue }
      findings.add("a label stands within a label", at: label)
    }
  }

  static let placeholder = PageRule(
    "page.label.placeholder", wcag: "3.3.2",
    hint: "a placeholder goes away as one types: write a label, and a hint below the field"
  ) { page, findings in
    for field in page.controls + page.clonedControls where field.has("placeholder") {
      guard !page.hasLabel(field) else { continue }
      findings.add(
        "\(page.name(of: field)) has a placeholder in place of a label", at: field, "placeholder")
    }
  }

  static let control = PageRule(
    "page.name.missing", wcag: "4.1.2", hint: "give it words, or an aria-label where it has an icon"
  ) { page, findings in
    for node in page.everywhere(["a", "button"]) where !page.hasName(node) && !page.isFilled(node) {
      findings.add("\(page.name(of: node)) says nothing", at: node)
    }
  }

  /// Two names are one too many: who speaks to the page says what they see.
  static let differingName = PageRule(
    "page.name.differs", wcag: "2.5.3", hint: "take the aria-label away: the words are the name"
  ) { page, findings in
    for node in page.everywhere(["a", "button", "label", "summary"]) where node.has("aria-label") {
      guard node.hasWords else { continue }
      findings.add(
        "\(page.name(of: node)) is called otherwise than it reads", at: node, "aria-label")
    }
  }

  static let image = PageRule(
    "page.image.alternative", wcag: "1.1.1",
    hint: "set alt: to what the picture says, or to nothing where it says nothing"
  ) { page, findings in
    for image in page.everything where image.name == "img" && !image.has("alt") {
      findings.add("a picture has no alternative", at: image)
    }
  }

  static let drawing = PageRule(
    "page.drawing.alternative", wcag: "1.1.1",
    hint:
      "set aria-hidden=\"true\" on an icon, or role=\"img\" and aria-label where it speaks alone"
  ) { page, findings in
    for node in page.everything where node.name == "svg" {
      let isHidden = node["aria-hidden"] == "true"
      let isNamed = node["role"] == "img" && (node.has("aria-label") || node.has("aria-labelledby"))
      if isHidden == isNamed {
        findings.add("\(page.name(of: node)) is neither hidden nor called anything", at: node)
      }
    }
  }

  static let link = PageRule(
    "page.link.nowhere", wcag: "2.1.1", hint: "set href, or use a button"
  ) { page, findings in
    for node in page.everywhere(["a"]) where node["href"] ?? "" == "" && !page.isFilled(node) {
      findings.add("\(page.name(of: node)) leads nowhere", at: node)
    }
  }

  static let group = PageRule(
    "page.group", wcag: "1.3.1",
    hint: "put them into a fieldset with a legend that asks the question"
  ) { page, findings in
    for node in page.all("input") where node["type"] == "radio" {
      guard !node.ancestors.contains(where: { $0.name == "fieldset" }) else { continue }
      findings.add("\(page.name(of: node)) is one of several answers without a question", at: node)
    }
  }

  static let legend = PageRule(
    "page.group.legend", wcag: "1.3.1", hint: "begin the fieldset with a legend"
  ) { page, findings in
    for node in page.all("fieldset") {
      let first = node.elements.first { _ in true }
      guard first?.name != "legend" || first?.hasWords != true else { continue }
      findings.add("a group of fields has no legend", at: node)
    }
  }

  /// The classes of texts that tell how something stands, which are coloured.
  static let status = PageRule(
    "page.status.icon", wcag: "1.4.1", hint: "set an icon before the words: not all see the colour"
  ) { page, findings in
    for node in page.all(with: "class") where node.isStatus {
      if node.descendants.contains(where: { $0.name == "svg" }) { continue }
      findings.add("\(page.name(of: node)) tells by its colour alone", at: node)
    }
  }
}

extension XMLNode {
  /// Whether it tells how something stands: the name of a block is the first of its classes.
  fileprivate var isStatus: Bool {
    let names = self["class"] ?? ""
    return ["notice", "field__error", "summary"].contains { name in
      names == name || names.hasPrefix(name + " ")
    }
  }
}

extension XMLNode {
  /// Whether a label is out of sight, or all of its words are, while its field is not.
  fileprivate func isUnseen(beside field: XMLNode) -> Bool {
    if isHidden || self["aria-hidden"] == "true" { return true }
    let around = ancestors.prefix { $0.index > field.index || field.index >= $0.end }
    if around.contains(where: { $0.isHidden || $0["aria-hidden"] == "true" }) { return true }
    return hasWords && !seenWords
  }

  private var isHidden: Bool { hasClass("visually-hidden") || has("hidden") }

  /// Whether some of its words are in sight.
  private var seenWords: Bool {
    children.contains { node in
      node.isElement ? !node.isHidden && node.seenWords : node.kind == .text && !node.text.isBlank
    }
  }
}

extension CheckedPage {
  /// What a person fills in once the script has cloned it.
  fileprivate var clonedControls: [XMLNode] { parts.filter(\.isControl) }

  /// Whether the element stands in a part, and the script says in it or about it what it is for.
  fileprivate func isFilled(_ node: XMLNode) -> Bool {
    guard node.ancestors.contains(where: { $0.name == "template" }) else { return false }
    return node.has("data-slot") || node.descendants.contains { $0.has("data-slot") }
  }

  /// Whether a field has a label. In a part, where no id may stand, the script ties any of its labels.
  fileprivate func hasLabel(_ field: XMLNode) -> Bool {
    guard let part = field.ancestors.first(where: { $0.name == "template" }) else {
      return label(of: field) != nil
    }
    return field.has("data-slot") || part.descendants.contains { $0.name == "label" }
  }

  /// The label that names a field: by its id, or around it.
  func label(of field: XMLNode) -> XMLNode? {
    if let id = field["id"], let label = all("label").first(where: { $0["for"] == id }) {
      return label
    }
    return field.ancestors.first { $0.name == "label" && !$0.has("for") }
  }

  /// Whether assistive technology has something to call the element.
  func hasName(_ node: XMLNode) -> Bool {
    if node.hasWords || !(node["aria-label"] ?? "").isBlank { return true }
    if node.words("aria-labelledby").contains(where: { element(id: $0)?.hasWords ?? false }) {
      return true
    }
    return node.descendants.contains { inner in
      inner.isElement
        && (!(inner["alt"] ?? "").isBlank
          || inner["aria-hidden"] != "true" && !(inner["aria-label"] ?? "").isBlank)
    }
  }
}
