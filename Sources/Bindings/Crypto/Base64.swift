/// Base64 of RFC 4648 with padding.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of some bytes.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    append(bytes, in: alphabet, to: &text)
    while text.count & 3 != 0 { text.append(UInt8(ascii: "=")) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Writes the letters of some bytes, without padding, after what is there.
  ///
  /// - Parameter letters: the alphabet, 64 of them.
  static func append(_ bytes: [UInt8], in letters: [UInt8], to text: inout [UInt8]) {
    var index = 0
    while index + 2 < bytes.count {
      let number = Int(bytes[index]) << 16 | Int(bytes[index + 1]) << 8 | Int(bytes[index + 2])
      text.append(letters[number >> 18])
      text.append(letters[number >> 12 & 63])
      text.append(letters[number >> 6 & 63])
      text.append(letters[number & 63])
      index += 3
    }
    if index + 1 == bytes.count {
      text.append(letters[Int(bytes[index]) >> 2])
      text.append(letters[Int(bytes[index]) << 4 & 63])
    } else if index + 2 == bytes.count {
      let number = Int(bytes[index]) << 8 | Int(bytes[index + 1])
      text.append(letters[number >> 10])
      text.append(letters[number >> 4 & 63])
      text.append(letters[number << 2 & 63])
    }
  }
}
