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
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    let whole = text.prefix { $0 != "#" }
    let path = whole.prefix { $0 != "?" }
    var segments: [String] = []
    for part in path.split(separator: "/") {
      guard let segment = Self.decoded(part, isForm: false) else { return nil }
      segments.append(segment)
    }
    var query: [HTTPField] = []
    for pair in whole.dropFirst(path.count).dropFirst().split(separator: "&") {
      let name = pair.prefix { $0 != "=" }
      guard
        let decodedName = Self.decoded(name, isForm: true),
        let value = Self.decoded(pair.dropFirst(name.count).dropFirst(), isForm: true)
      else { return nil }
      query.append(HTTPField(decodedName, value))
    }
    self.text = text
    self.segments = segments
    self.isFolder = path.utf8.last == UInt8(ascii: "/")
    self.query = query
  }

  private static func decoded(_ text: Substring, isForm: Bool) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard
          let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
        else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where isForm: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The text with every byte percent-encoded that is neither a letter, a digit nor one of `-._~`:
  /// safe in a path or a query.
  package static func encoded(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.append(byte)
      default:
        result.append(UInt8(ascii: "%"))
        result.append(contentsOf: Hex.encode([byte]).uppercased().utf8)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
