import Syntax

/// Style rules in an SVG without what reaches outside of it.
struct SVGStyle {
  /// What stays, minified; empty for nothing.
  private(set) var text = ""
  private(set) var removed: [SVGFinding] = []
  /// Why the rules cannot be told apart, so that nothing of them may stay.
  private(set) var fault: String?
  private let outline: CSSOutline
  private let idPrefix: String

  static func clean(_ text: String, as kind: CSSOutline.Kind, idPrefix: String) -> SVGStyle {
    var style = SVGStyle(CSSOutline(Array(text.utf8), as: kind), idPrefix: idPrefix)
    style.clean()
    return style
  }

  private init(_ outline: CSSOutline, idPrefix: String) {
    self.outline = outline
    self.idPrefix = idPrefix
  }

  private static let rules: Set<String> = [
    "media", "supports", "font-face", "keyframes", "-webkit-keyframes", "layer", "container",
    "property", "charset",
  ]

  private mutating func clean() {
    if let first = outline.faults.first(where: { $0.kind != .declaration }) {
      let text = String(decoding: outline.bytes[first.range].prefix(24), as: UTF8.self)
      fault = "at '\(text)'"
      return
    }
    let references = CSSReference.all(in: outline)
    var kept: [UInt8] = []
    var index = 0
    var next = 0
    while index < outline.tokens.count {
      let end = segmentEnd(index)
      guard end > index else {
        kept += outline.bytes[outline.tokens[index].range]
        index += 1
        continue
      }
      // References stand in the order of their text, as the statements do.
      let first = next
      let statementEnd = outline.tokens[end - 1].range.upperBound
      while next < references.count, references[next].range.upperBound <= statementEnd { next += 1 }
      let complaints = complaints(index..<end, references[first..<next])
      let isBlock = end < outline.tokens.count && outline.tokens[end].kind == .openCurly
      if complaints.isEmpty {
        for token in index..<end { kept += rewritten(token, references[first..<next]) }
      } else if isBlock {
        removed += complaints
        return
      }
      removed += complaints
      index = end
      // The `;` of what is gone would begin the next rule.
      if !complaints.isEmpty, end < outline.tokens.count, outline.tokens[end].kind == .semicolon {
        index += 1
      }
    }
    text = String(
      decoding: CSSMinifier.minified(CSSOutline(kept, as: outline.kind)), as: UTF8.self)
  }

  /// Where the statement that begins at a token ends: the first token that is structure.
  private func segmentEnd(_ start: Int) -> Int {
    outline.roles[start...].firstIndex(of: .structure) ?? outline.tokens.count
  }

  /// What is wrong with a statement.
  private func complaints(
    _ range: Range<Int>, _ references: ArraySlice<CSSReference>
  ) -> [SVGFinding] {
    let first = outline.tokens[range.lowerBound]
    let name = first.value(in: outline.bytes).lowercased()
    switch outline.roles[range.lowerBound] {
    case .atRule where name == "import" || name == "namespace": return [.styleImport(name)]
    case .atRule where !Self.rules.contains(name): return [.styleRule(name)]
    case .property where Self.moves(name): return [.animation]
    case .property where name == "behavior" || name == "-moz-binding": return [.styleProperty(name)]
    case .value: return [.styleProperty(name)]
    default: break
    }
    for index in range where outline.tokens[index].kind == .function {
      if outline.tokens[index].value(in: outline.bytes).lowercased() == "expression" {
        return [.styleProperty(name)]
      }
    }
    return references.compactMap { reference in
      guard let address = reference.address else { return .link("\(reference.source)(…)") }
      switch SVGLink(address).kind {
      case .fragment, .raster: return nil
      case .unusable(let what): return .embeddedImage(what)
      case .outside: return .link(address)
      }
    }
  }

  private static func moves(_ property: String) -> Bool {
    ["animation", "-webkit-animation", "transition", "-webkit-transition"].contains {
      property == $0 || property.hasPrefix("\($0)-")
    }
  }

  /// A token with the prefix before the id it names.
  private func rewritten(_ index: Int, _ references: ArraySlice<CSSReference>) -> [UInt8] {
    let token = outline.tokens[index]
    let bytes = outline.bytes[token.range]
    guard !idPrefix.isEmpty else { return Array(bytes) }
    let value = token.value(in: outline.bytes)
    switch token.kind {
    case .hash where outline.roles[index] == .selector:
      return Array("#\(idPrefix)".utf8) + bytes.dropFirst()
    case .url where value.hasPrefix("#"): return Array("url(\(quoted(value)))".utf8)
    case .string where value.hasPrefix("#") && references.contains { $0.range == token.range }:
      return Array(quoted(value).utf8)
    default: return Array(bytes)
    }
  }

  private func quoted(_ fragment: String) -> String {
    var text = "\"#\(idPrefix)"
    for scalar in fragment.unicodeScalars.dropFirst() {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n", "\r", "\u{C}": text += "\\\(String(scalar.value, radix: 16)) "
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
