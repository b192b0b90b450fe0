import Bindings

/// What may stand in an element, as far as the schema cannot say it: libxml2 blames the wrong element
/// for a text that may not be there, or for an element that is missing.
enum ContentRules {
  static let all = [text, terms, source]

  static let text = PageRule(
    "page.text.place", hint: "put the words into one of the elements that may stand there"
  ) { page, findings in
    for (parent, range) in page.texts where wordless.contains(parent.name) {
      let text = String(decoding: page.page.bytes[range], as: UTF8.self)
      if text.isBlank { continue }
      findings.add("text may not stand in \(page.name(of: parent))", at: parent)
    }
  }

  /// The elements that hold other elements only.
  private static let wordless: Set<String> = [
    "dl", "head", "html", "ol", "picture", "select", "ul",
  ]

  static let terms = PageRule(
    "page.list.term", wcag: "1.3.1", hint: "write the dt that the dd is about in front of it"
  ) { page, findings in
    for list in page.everywhere(["dl"]) {
      guard let first = list.elements.first(where: { _ in true }), first.name == "dd" else {
        continue
      }
      findings.add("a description has no term", at: first)
    }
  }

  /// The script gives a picture within a part its source, and one that has a slot.
  static let source = PageRule(
    "page.image.source", hint: "set src, or take the picture away"
  ) { page, findings in
    for image in page.all("img") where image["src"] ?? "" == "" && !image.has("data-slot") {
      findings.add("a picture has no source", at: image)
    }
  }
}
