import Bindings

/// Pages are read as XML here and as HTML by browsers: what the two would read differently.
enum MarkupRules {
  static let all = [doctype, closing, sections]

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

  static let sections = PageRule(
    "page.cdata", hint: "escape the characters with &lt; and &amp;"
  ) { page, findings in
    for node in page.strays {
      let what = node.kind == .cdata ? "a CDATA section" : "a processing instruction"
      findings.add("\(what) means nothing in HTML", at: node.parent ?? page.document.root)
    }
  }
}
