/// A rendered page that is kept, with holes where each visit puts something of its own: the form's token
/// and the query.
struct HoledPage: Sendable {
  /// What is put into a page. Until it is cut out, each is a word that no page holds by chance and that
  /// no escaping changes.
  enum Hole: String, CaseIterable, Sendable {
    case token = "lintel0hole0token"
    case query = "lintel0hole0query"
    /// Without what the page's links put in its place.
    case languageQuery = "lintel0hole0lang"
    case providerQuery = "lintel0hole0provider"
  }

  private let parts: [(before: [UInt8], hole: Hole?)]

  init(_ page: [UInt8]) {
    var parts: [([UInt8], Hole?)] = []
    let mark = Array("lintel0hole0".utf8)
    var rest = page[...]
    while let range = rest.firstRange(of: mark) {
      let after = rest[range.lowerBound...]
      let hole = Hole.allCases.first { after.starts(with: $0.rawValue.utf8) }
      guard let hole else {
        parts.append((Array(rest[..<range.upperBound]), nil))
        rest = rest[range.upperBound...]
        continue
      }
      parts.append((Array(rest[..<range.lowerBound]), hole))
      rest = rest[(range.lowerBound + hole.rawValue.utf8.count)...]
    }
    parts.append((Array(rest), nil))
    self.parts = parts
  }

  /// The page of a visit, in parts: a token belongs between each two of them.
  ///
  /// - Parameter fill: what goes into the other holes, escaped for attributes. It may hold any word; no
  ///   hole is looked for in it.
  func filled(_ fill: (Hole) -> [UInt8]) -> [[UInt8]] {
    var whole: [[UInt8]] = []
    var bytes: [UInt8] = []
    for part in parts {
      bytes += part.before
      switch part.hole {
      case .token?:
        whole.append(bytes)
        bytes = []
      case let hole?: bytes += fill(hole)
      case nil: break
      }
    }
    return whole + [bytes]
  }
}
