/// A hash over a sequence of words that can be taken in parts: the digest of two parts joined follows
/// from theirs, so that a part which is always the same is hashed once.
///
/// A polynomial over mixed words, modulo 2⁶⁴.
struct StructureDigest: Hashable, Sendable {
  private(set) var hash: UInt64 = 0
  /// The base to the power of how many words there are.
  private var shift: UInt64 = 1

  init() {}

  init(_ word: UInt64) { mix(word) }

  var isEmpty: Bool { shift == 1 }

  mutating func mix(_ word: UInt64) {
    hash = hash &* Self.base &+ Self.mixed(word)
    shift = shift &* Self.base
  }

  mutating func append(_ other: StructureDigest) {
    hash = hash &* other.shift &+ other.hash
    shift = shift &* other.shift
  }

  private static let base: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The finalizer of MurmurHash3, so that neighbouring words have nothing in common.
  private static func mixed(_ word: UInt64) -> UInt64 {
    var word = word &+ base
    word = (word ^ word >> 33) &* 0xff51_afd7_ed55_8ccd
    word = (word ^ word >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return word ^ word >> 33
  }
}
