/// Base64 with the URL alphabet and without padding, as JSON Web Tokens use it.
///
/// Source: RFC 4648 section 5, RFC 7515 section 2.
package enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// The value of each letter of the alphabet, 255 for every other byte.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  /// The text of some bytes.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 4 / 3 + 2)
    append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Writes the text of some bytes after what is there.
  package static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
    Base64.append(bytes, in: alphabet, to: &text)
  }

  /// The bytes of a text; nil where it has padding, white space, a foreign letter, an impossible
  /// length or stray bits at the end, so that no two texts mean the same bytes.
  package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count & 3 != 1 else { return nil }
    let values = values
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var number: UInt32 = 0
    var count = 0
    for letter in text {
      let value = values[Int(letter)]
      guard value < 64 else { return nil }
      number = number << 6 | UInt32(value)
      count += 1
      guard count & 3 == 0 else { continue }
      bytes.append(UInt8(number >> 16 & 255))
      bytes.append(UInt8(number >> 8 & 255))
      bytes.append(UInt8(number & 255))
    }
    switch count & 3 {
    case 2:
      guard number & 15 == 0 else { return nil }
      bytes.append(UInt8(number >> 4 & 255))
    case 3:
      guard number & 3 == 0 else { return nil }
      bytes.append(UInt8(number >> 10 & 255))
      bytes.append(UInt8(number >> 2 & 255))
    default: break
    }
    return bytes
  }

  /// The bytes of a text, as above.
  package static func decode(_ text: String) -> [UInt8]? { decode(text.utf8) }
}
