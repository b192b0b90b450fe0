import Bindings

/// Random bytes out of a seed: the same seed gives the same bytes, so that a call that is run again
/// chooses the same ids and codes.
///
/// Each block of 32 bytes is SHA-256 of the seed and a count.
package struct RandomSource: Sendable {
  private let seed: [UInt8]
  private var count: UInt64 = 0
  private var rest: ArraySlice<UInt8> = []

  /// - Parameter seed: 32 bytes of the system's; any in a test.
  package init(seed: [UInt8]) { self.seed = seed }

  package mutating func bytes(_ wanted: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(wanted)
    while bytes.count < wanted {
      if rest.isEmpty {
        let number = (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * UInt64($0))) }
        rest = SHA256.hash(seed + number)[...]
        count += 1
      }
      let part = rest.prefix(wanted - bytes.count)
      bytes += part
      rest = rest.dropFirst(part.count)
    }
    return bytes
  }

  /// `1215c4c4-e021-7054-3c68-94858df7c169`: the look of a UUID.
  package mutating func uuid() -> String {
    let hex = Array(Hex.encode(bytes(16)))
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hex[$0]) }
      .joined(separator: "-")
  }

  /// A text of letters out of an alphabet of at most 256.
  package mutating func text(_ length: Int, of alphabet: String) -> String {
    let letters = Array(alphabet)
    // A byte beyond the last whole multiple would make the first letters likelier.
    let limit = 256 - 256 % letters.count
    var text = ""
    var left = length
    while left > 0 {
      for byte in bytes(left) where Int(byte) < limit {
        text.append(letters[Int(byte) % letters.count])
        left -= 1
      }
    }
    return text
  }

  /// A code of decimal digits.
  package mutating func code(digits: Int) -> String { text(digits, of: "0123456789") }
}
