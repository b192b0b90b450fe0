import Bindings

/// Pages are read as XML here and as HTML by browsers: what the two would read differently.
enum MarkupRules {
  static let all = [doctype, closing, cases]

  static let doctype = PageRule(
    "page.doctype", hint: "begin the page with <!DOCTYPE html>"
  ) { page, findings in
    guard !page.page.bytes.starts(with: "<!DOCTYPE html>".utf8) else { return }
    findings.add("the page does not begin with the document type of HTML", atOffset: 0)
  }

  /// A browser takes `<div/>` for `<div>`, and all that follows ends up in it.
  static let closing = PageRule(
    "page.closing", hint: "write <br/> for elements that are always empty, <div></div> for others"
  ) { page, findings in
    let marks = page.document.scan.marks.filter { $0.kind == .start || $0.kind == .empty }
    for node in page.everything {
      let mark = marks[node.order]
      guard node.namespace == nil else { continue }
      let isVoid = voidElements.contains(node.name)
      if mark.kind == .empty, !isVoid {
        findings.add("\(page.name(of: node)) is closed in its start tag", at: node)
      } else if mark.kind == .start, isVoid {
        findings.add("\(page.name(of: node)) has an end tag", at: node)
      }
    }
  }

  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  /// A browser reads `STYLE` for `style` and `_BLANK` for `_blank`; here they would be something else.
  static let cases = PageRule(
    "page.case", hint: "write the names and keywords of HTML in lower case"
  ) { page, findings in
    for name in page.attributeNames({ $0.utf8.contains(where: \.isCapital) }) {
      for node in page.all(with: name) where !(node.isDrawing && drawn.contains(name)) {
        findings.add("\(page.name(of: node)) has \(name) with capital letters", at: node, name)
      }
    }
    for name in keywords {
      for node in page.all(with: name) {
        guard let value = node[name], value.utf8.contains(where: \.isCapital),
          value != "Content-Security-Policy", name != "name" || node.name == "meta"
        else { continue }
        findings.add(
          "\(page.name(of: node)) has \(name)=\"\(value)\" with capital letters", at: node, name)
      }
    }
  }

  /// The attributes of drawings that HTML gives back their capital letters.
  ///
  /// Source: HTML Standard, 13.2.6.1, "adjust SVG attributes".
  private static let drawn: Set<String> = [
    "pathLength", "preserveAspectRatio", "requiredExtensions", "systemLanguage", "viewBox",
  ]

  /// The attributes whose values HTML compares without looking at capital letters; of `name`, that is
  /// so on `meta`.
  private static let keywords = [
    "as", "autocapitalize", "autocomplete", "autocorrect", "contenteditable", "crossorigin", "dir",
    "enterkeyhint", "hidden", "http-equiv", "inputmode", "method", "name", "rel", "role",
    "spellcheck", "target", "translate", "type",
  ]
}

extension UInt8 {
  fileprivate var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
}

extension XMLNode {
  fileprivate var isDrawing: Bool { namespace != nil }
}
