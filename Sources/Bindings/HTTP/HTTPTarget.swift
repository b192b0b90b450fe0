/// What a request's first line asks for: a path and a query, decoded.
///
/// Shape: `/_lintel/gallery/login?state=wrong+password` has the segments `_lintel`, `gallery`,
/// `login`. A slash that was sent as `%2F` stays inside of its segment, so that a segment is never
/// mistaken for two.
///
/// Source: RFC 9112 section 3.2, RFC 3986 section 2.1; in queries `+` is a blank, as forms send it.
package struct HTTPTarget: Hashable, Sendable {
  /// As it was sent.
  package let text: String
  package let segments: [String]
  /// Whether the path ends with a slash; the root does.
  package let isFolder: Bool
  package let query: [HTTPField]

  /// - Returns: nil unless it begins with a slash, each `%` has two digits after it, and the decoded
  ///   bytes are UTF-8 without NUL.
  package init?(_ text: String) {
    let slash = UInt8(ascii: "/")
    guard text.utf8.first == slash else { return nil }
    let whole = text.utf8.prefix { $0 != UInt8(ascii: "#") }
    let path = whole.prefix { $0 != UInt8(ascii: "?") }
    var segments: [String] = []
    for part in path.split(separator: slash) {
      guard let segment = PercentCoding.decode(part) else { return nil }
      segments.append(segment)
    }
    var query: [HTTPField] = []
    for field in PercentCoding.fields(whole[path.endIndex...].dropFirst()) {
      guard let field else { return nil }
      query.append(field)
    }
    self.text = text
    self.segments = segments
    self.isFolder = path.last == slash
    self.query = query
  }
}
