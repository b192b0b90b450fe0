import Bindings

/// Codes of authenticator apps: six digits, SHA-1, a step of 30 seconds.
///
/// Source: RFC 6238, RFC 4226.
enum TimeBasedCode {
  /// Seconds of a step.
  static let step = 30

  /// The code of a step; nil for a secret that is no Base 32.
  static func code(secret: String, step: Int) -> String? {
    guard let key = Base32.decode(secret) else { return nil }
    let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
    let hash = HMAC.code(.sha1, key: key, message: counter)
    let offset = Int(hash[19] & 15)
    let number =
      Int(hash[offset] & 0x7f) << 24 | Int(hash[offset + 1]) << 16 | Int(hash[offset + 2]) << 8
      | Int(hash[offset + 3])
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The step that a code belongs to: the one of a moment, the one before or the one after.
  static func matchingStep(_ code: String, secret: String, at time: Double) -> Int? {
    let now = Int(time) / step
    return [now, now - 1, now + 1].first { Self.code(secret: secret, step: $0) == code }
  }
}

/// Base 32 of RFC 4648, without padding.
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var number = 0
    var bits = 0
    for byte in bytes {
      number = number << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[number >> bits & 31])
      }
      number &= (1 << bits) - 1
    }
    if bits > 0 { text.append(alphabet[number << (5 - bits) & 31]) }
    return String(decoding: text, as: UTF8.self)
  }

  static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var number = 0
    var bits = 0
    for letter in text.utf8 {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      number = number << 5 | value
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(number >> bits & 255))
      }
      number &= (1 << bits) - 1
    }
    return bytes
  }
}
