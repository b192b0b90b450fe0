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
  private let size: Int

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
    size = page.count
  }

  /// The page of a visit.
  ///
  /// - Parameter fill: escaped for where it stands, in attributes.
  func filled(_ fill: (Hole) -> [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 2048)
    for part in parts {
      bytes += part.before
      if let hole = part.hole { bytes += fill(hole) }
    }
    return bytes
  }
}
