/// A value of CBOR, as far as authenticators write it.
///
/// Source: RFC 8949; CTAP2 canonical form has definite lengths only.
enum CBORValue: Hashable, Sendable {
  case integer(Int)
  case bytes([UInt8])
  case text(String)
  case array([CBORValue])
  /// Pairs in their order.
  case map([[CBORValue]])
  case flag(Bool)
  case null

  /// The value that some bytes begin with, and how many bytes it takes; nil for anything else.
  ///
  /// Limits: 8 levels, lengths that fit into what is there; no floats, tags or streams.
  static func read(_ bytes: [UInt8]) -> (value: CBORValue, length: Int)? {
    var reader = CBORReader(bytes: bytes)
    guard let value = reader.value(level: 0) else { return nil }
    return (value, reader.offset)
  }

  /// The value of a text key of a map.
  subscript(key: String) -> CBORValue? { self[.text(key)] }

  /// The value of a whole-number key of a map, as COSE has them.
  subscript(key: Int) -> CBORValue? { self[.integer(key)] }

  private subscript(key: CBORValue) -> CBORValue? {
    guard case .map(let pairs) = self else { return nil }
    return pairs.first { $0[0] == key }?[1]
  }

  var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
}

private struct CBORReader {
  let bytes: [UInt8]
  var offset = 0

  mutating func value(level: Int) -> CBORValue? {
    guard level < 8, let head = byte() else { return nil }
    if head >> 5 == 7 { return simple(head & 31) }
    guard let number = argument(head & 31) else { return nil }
    switch head >> 5 {
    case 0: return .integer(number)
    case 1: return .integer(-1 - number)
    case 2: return take(number).map { .bytes(Array($0)) }
    case 3: return take(number).flatMap { String(validating: $0, as: UTF8.self) }.map { .text($0) }
    case 4: return array(number, level: level)
    case 5: return map(number, level: level)
    default: return nil
    }
  }

  private mutating func array(_ count: Int, level: Int) -> CBORValue? {
    // Each member takes a byte at least, so a length that lies is found before memory is taken.
    guard count <= bytes.count - offset else { return nil }
    var members: [CBORValue] = []
    for _ in 0..<count {
      guard let member = value(level: level + 1) else { return nil }
      members.append(member)
    }
    return .array(members)
  }

  private mutating func map(_ count: Int, level: Int) -> CBORValue? {
    guard count <= bytes.count - offset else { return nil }
    var pairs: [[CBORValue]] = []
    for _ in 0..<count {
      guard let key = value(level: level + 1), let member = value(level: level + 1) else {
        return nil
      }
      pairs.append([key, member])
    }
    return .map(pairs)
  }

  private func simple(_ number: UInt8) -> CBORValue? {
    switch number {
    case 20: .flag(false)
    case 21: .flag(true)
    case 22, 23: .null
    default: nil
    }
  }

  /// The number beside a head: in it, or in the 1, 2, 4 or 8 bytes after it.
  private mutating func argument(_ short: UInt8) -> Int? {
    guard short >= 24 else { return Int(short) }
    guard short <= 27, let parts = take(1 << Int(short - 24)) else { return nil }
    let number = parts.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: number)
  }

  private mutating func byte() -> UInt8? { take(1)?.first }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= bytes.count - offset else { return nil }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }
}
