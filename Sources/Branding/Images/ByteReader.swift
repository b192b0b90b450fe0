/// Numbers at places of a file; nil past its end.
struct ByteReader {
  let bytes: [UInt8]

  var count: Int { bytes.count }

  subscript(_ offset: Int) -> Int? {
    offset >= 0 && offset < bytes.count ? Int(bytes[offset]) : nil
  }

  /// The most significant byte first.
  func big(_ offset: Int, _ length: Int) -> Int? {
    guard offset >= 0, length >= 0, offset <= bytes.count - length else { return nil }
    return bytes[offset..<offset + length].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The least significant byte first.
  func little(_ offset: Int, _ length: Int) -> Int? {
    guard offset >= 0, length >= 0, offset <= bytes.count - length else { return nil }
    return bytes[offset..<offset + length].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  func has(_ text: String, at offset: Int) -> Bool {
    offset >= 0 && offset <= bytes.count && bytes[offset...].starts(with: text.utf8)
  }
}
