import Bindings
import Diagnostics
import Templating

/// A mail that parsed, with what each element says of its own looks.
final class CheckedMail {
  let message: RenderedMessage
  let html: FilledStencil
  let document: XMLDocument
  /// In document order.
  let elements: [XMLNode]
  private let startTags: [Int]
  /// What `style` attributes declare, by the elements' indices.
  private let styles: [Int: [MailStyle.Declaration]]

  init(_ message: RenderedMessage, _ html: FilledStencil, _ document: XMLDocument) {
    self.message = message
    self.html = html
    self.document = document
    elements = [document.root] + document.root.descendants.filter(\.isElement)
    startTags = document.scan.startTags
    styles = Dictionary(
      uniqueKeysWithValues: elements.compactMap { element in
        element["style"].map { (element.index, MailStyle.declarations($0)) }
      })
  }

  func all(_ name: String) -> [XMLNode] { elements.filter { $0.name == name } }

  /// The template's place of an element's start tag.
  func location(of node: XMLNode) -> SourceLocation? { html.location(of: startTags[node.order]) }

  func finding(
    _ severity: Diagnostic.Severity, _ code: String, _ words: String, at node: XMLNode, hint: String
  ) -> Diagnostic {
    Diagnostic(severity, "message.\(code)", words, at: location(of: node), hint: hint)
  }

  /// What RELAX NG says.
  func structureFindings(_ schema: RelaxNGSchema) -> [Diagnostic] {
    var seen: Set<Int> = []
    return schema.faults(in: document).compactMap { fault in
      let node = fault.node ?? document.root
      guard seen.insert(node.index).inserted else { return nil }
      return finding(
        .error, "structure", "\(node.name): \(fault.message)",
        at: node.isElement ? node : node.parent ?? node,
        hint: "\(MessageChecks.schemaPath) lists what may stand in a mail")
    }
  }

  /// The declarations of a `style` attribute, in their order.
  func declarations(of node: XMLNode) -> [MailStyle.Declaration] { styles[node.index] ?? [] }
}

/// Style declarations as mails have them: no value has a semicolon in it.
enum MailStyle {
  typealias Declaration = (property: String, value: String)

  static func declarations(_ text: String) -> [Declaration] {
    text.split(separator: ";").compactMap { part in
      guard let colon = part.firstIndex(of: ":") else { return nil }
      let value = part[part.index(after: colon)...].replacing("!important", with: "")
      return (
        String(part[..<colon]).trimmed.lowercased(), String(value).trimmed
      )
    }
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension FilledStencil {
  /// The byte at a line and column, both from 1.
  func offset(line: Int, column: Int) -> Int {
    var offset = 0
    for _ in 1..<max(1, line) {
      guard let end = bytes[offset...].firstIndex(of: 0x0A) else { break }
      offset = end + 1
    }
    return min(offset + max(0, column - 1), max(0, bytes.count - 1))
  }
}
