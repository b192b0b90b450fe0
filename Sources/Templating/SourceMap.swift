package import Diagnostics

/// Which place of which template each byte of a rendering comes from.
package struct SourceMap: Sendable {
  package struct Origin: Sendable {
    package let file: SourceFile
    package let range: Range<Int>

    package var location: SourceLocation { file.location(of: range) }
  }

  struct LiteralOrigin: Sendable {
    let offset: Int
    let file: SourceFile
    let start: Int
  }

  struct Entry: Sendable {
    enum Source: Sendable {
      case literal(Int)
      case instruction(Int)
    }
    let output: Int
    let source: Source
  }

  let entries: [Entry]
  let literals: [LiteralOrigin]
  let origins: [Origin?]

  /// The map of no bytes at all.
  package static let empty = SourceMap(entries: [], literals: [], origins: [])

  /// Where the byte at an offset of the output was written: a place in a template, or the tag whose
  /// value it is part of.
  package func origin(of offset: Int) -> Origin? {
    guard let entry = entries.last(upTo: { $0.output <= offset }) else { return nil }
    switch entry.source {
    case .instruction(let index): return origins[index]
    case .literal(let start):
      let position = start + offset - entry.output
      guard let literal = literals.last(upTo: { $0.offset <= position }) else { return nil }
      let place = min(literal.file.bytes.count, literal.start + position - literal.offset)
      return Origin(file: literal.file, range: place..<place)
    }
  }
}

extension Array {
  /// The last element for which the claim holds, if it holds for a first part of the array.
  fileprivate func last(upTo holds: (Element) -> Bool) -> Element? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : self[low - 1]
  }
}
