/// The attributes of one start tag by their bytes, in a page that is well-formed.
struct TagReader {
  struct Attribute {
    let name: String
    /// Where the name begins.
    let start: Int
    /// The bytes between the quotes.
    let value: Range<Int>
  }

  let attributes: [Attribute]

  /// - Parameter start: the offset of the tag's `<`.
  init(_ bytes: [UInt8], at start: Int) {
    var attributes: [Attribute] = []
    var place = start + 1
    while place < bytes.count, !Self.endsName(bytes[place]) { place += 1 }
    while place < bytes.count {
      while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
      let name = place
      while place < bytes.count, !Self.endsName(bytes[place]) { place += 1 }
      guard place > name else { break }
      let nameEnd = place
      while place < bytes.count, bytes[place] != UInt8(ascii: "\""),
        bytes[place] != UInt8(ascii: "'")
      { place += 1 }
      guard place < bytes.count else { break }
      let quote = bytes[place]
      let value = place + 1
      place = value
      while place < bytes.count, bytes[place] != quote { place += 1 }
      attributes.append(
        Attribute(
          name: String(decoding: bytes[name..<nameEnd], as: UTF8.self), start: name,
          value: value..<place))
      place += 1
    }
    self.attributes = attributes
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private static func endsName(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "/")
  }
}
