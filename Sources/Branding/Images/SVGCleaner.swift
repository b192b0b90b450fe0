import Bindings
import Diagnostics

/// An SVG that holds nothing but what is drawn.
struct CleanSVG: Sendable {
  let bytes: [UInt8]
  /// CSS pixels: of `width` and `height`, else of the `viewBox`; nil where there is neither.
  let width: Double?
  let height: Double?
}

/// Writes an SVG anew with the elements and attributes of `SVGRules` only.
///
/// Same input, same bytes: attributes keep their order; comments, white space between elements, the
/// document type and what editors put in for themselves go without a word. Whatever else goes is told.
struct SVGCleaner {
  let file: SourceFile
  let document: XMLDocument
  let startTags: [Int]
  /// Put before each id and each reference to one.
  let idPrefix: String
  var output: [UInt8] = []
  var hasXLink = false
  private var ids: Set<String> = []
  private var findings: [(finding: SVGFinding, offset: Int, count: Int)] = []
  private var indices: [SVGFinding: Int] = [:]

  /// - Parameter idPrefix: makes the ids unique where several images stand in one page.
  static func clean(_ file: SourceFile, idPrefix: String = "") -> Checked<CleanSVG> {
    let document: XMLDocument
    do throws(XMLError) { document = try XMLDocument(parsing: file.bytes) } catch {
      return Checked(nil, [refusal(error, in: file)])
    }
    var cleaner = SVGCleaner(file: file, document: document, idPrefix: idPrefix)
    let image = cleaner.cleaned()
    let findings = cleaner.findings.map {
      $0.finding.diagnostic(at: file.location(at: $0.offset), count: $0.count)
    }.sorted()
    return Checked(findings.contains { $0.severity == .error } ? nil : image, findings)
  }

  private init(file: SourceFile, document: XMLDocument, idPrefix: String) {
    self.file = file
    self.document = document
    startTags = document.scan.startTags
    self.idPrefix = idPrefix
  }

  private static func refusal(_ error: XMLError, in file: SourceFile) -> Diagnostic {
    let finding: SVGFinding =
      switch error.kind {
      case .syntax, .rules: .malformed(error.message)
      case .encoding: .encoding(error.message)
      case .declaration: .entity
      case .limit: .limit(error.message)
      }
    let position = SourcePosition(line: max(1, error.line), column: max(1, error.column))
    return finding.diagnostic(at: SourceLocation(file: file.name, start: position, end: position))
  }

  /// Notes a finding at an element; what is said twice is counted.
  mutating func note(_ finding: SVGFinding, at node: XMLNode) {
    if let index = indices[finding] {
      findings[index].count += 1
    } else {
      indices[finding] = findings.count
      findings.append((finding, node.order < startTags.count ? startTags[node.order] : 0, 1))
    }
  }

  private mutating func cleaned() -> CleanSVG? {
    let root = document.root
    guard root.name == "svg" else {
      note(.root(root.qualifiedName), at: root)
      return nil
    }
    guard root.namespace == SVGRules.namespace else {
      note(.namespace, at: root)
      return nil
    }
    for node in document.tree.nodes where node.kind == .instruction {
      if node.name == "xml-stylesheet" { note(.stylesheet, at: node) }
    }
    if !SVGReferences.areBounded(in: root) { note(.references, at: root) }
    let size = SVGSize(root)
    for finding in size.findings { note(finding, at: root) }

    writeChildren(of: root)
    if output.isEmpty { note(.nothing, at: root) }
    let body = output
    output = []
    let attributes = cleanAttributes(of: root)
    output += "<svg xmlns=\"\(SVGRules.namespace)\"".utf8
    if hasXLink { output += " xmlns:xlink=\"\(SVGRules.xlink)\"".utf8 }
    write(attributes)
    if let viewBox = size.addedViewBox { write([("viewBox", viewBox)]) }
    output += ">".utf8
    output += body
    output += "</svg>\n".utf8
    return CleanSVG(bytes: output, width: size.width, height: size.height)
  }
}

// Elements

extension SVGCleaner {
  private mutating func writeChildren(of parent: XMLNode) {
    for node in parent.children {
      switch node.kind {
      case .element: writeElement(node)
      case .text, .cdata:
        if SVGRules.textElements.contains(parent.name) { output += SVGText.escaped(node.text) }
      case .comment, .instruction: break
      }
    }
  }

  private mutating func writeElement(_ node: XMLNode) {
    guard node.namespace == SVGRules.namespace, SVGRules.elements.contains(node.name) else {
      leaveOut(node)
      return
    }
    if node.name == "style" {
      writeStyle(node)
      return
    }
    let attributes = cleanAttributes(of: node)
    let isReference = node.name == "use" || node.name == "image" || node.name == "feImage"
    // Without what it shows it shows nothing.
    if isReference, !attributes.contains(where: { $0.0 == "href" || $0.0 == "xlink:href" }) {
      return
    }
    output += "<\(node.name)".utf8
    write(attributes)
    let start = output.count
    output += ">".utf8
    writeChildren(of: node)
    if output.count == start + 1 {
      output.removeLast()
      output += "/>".utf8
    } else {
      output += "</\(node.name)>".utf8
    }
  }

  private mutating func leaveOut(_ node: XMLNode) {
    let name = node.name.lowercased()
    if name == "script" {
      note(.script, at: node)
    } else if name == "foreignobject" {
      note(.embeddedPage, at: node)
    } else if SVGRules.isEditor(node.namespace) || name == "metadata" {
      return
    } else if node.namespace != SVGRules.namespace {
      note(.element(node.qualifiedName), at: node)
    } else if SVGRules.animations.contains(node.name) {
      note(.animation, at: node)
    } else if node.name == "a" {
      // The link goes, what it is drawn around stays.
      let address = node.attributes.first { $0.name == "href" }?.value
      if let address { note(.link(address), at: node) }
      writeChildren(of: node)
    } else {
      note(.element(node.name), at: node)
    }
  }

  private mutating func writeStyle(_ node: XMLNode) {
    let type = node["type"]?.lowercased() ?? ""
    guard type.isEmpty || type == "text/css" else {
      note(.element("style type=\"\(type)\""), at: node)
      return
    }
    let cleaned = SVGStyle.clean(node.content, as: .sheet, idPrefix: idPrefix)
    for removed in cleaned.removed { note(removed, at: node) }
    if let fault = cleaned.fault { note(.styleElement(fault), at: node) }
    guard !cleaned.text.isEmpty else { return }
    output += "<style".utf8
    if let media = node["media"] { write([("media", media)]) }
    output += ">".utf8
    output += SVGText.escaped(cleaned.text)
    output += "</style>".utf8
  }

  private mutating func write(_ attributes: [(String, String)]) {
    for (name, value) in attributes {
      output += " \(name)=\"".utf8
      output += SVGText.escaped(value)
      output += "\"".utf8
    }
  }

  /// False for an id that another element has.
  mutating func claim(_ id: String) -> Bool { ids.insert(id).inserted }
}
