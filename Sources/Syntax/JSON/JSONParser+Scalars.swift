/// Texts and numbers.
extension JSONParser {
  /// The text whose opening quote stands at the offset.
  mutating func string() throws(JSONFault) -> String {
    let start = offset + 1
    var index = start
    var seen: UInt8 = 0
    while index < limit {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        if seen >= 0x80 { try checkUTF8(start..<index) }
        offset = index + 1
        return String(decoding: bytes[start..<index], as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start, escapeAt: index) }
      if byte < 0x20 { throw controlFault(at: index) }
      seen |= byte
      index += 1
    }
    throw JSONFault(.stringUnclosed(end), at: offset..<start)
  }

  private mutating func escapedString(
    from start: Int, escapeAt: Int
  ) throws(JSONFault) -> String {
    var text: [UInt8] = []
    var copied = start
    var index = escapeAt
    while index < limit {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[copied..<index]
        try checkUTF8(start..<index)
        offset = index + 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[copied..<index]
        index = try escape(at: index, into: &text)
        copied = index
      case 0..<0x20: throw controlFault(at: index)
      default: index += 1
      }
    }
    throw JSONFault(.stringUnclosed(end), at: offset..<offset + 1)
  }

  /// Appends what the escape at the index stands for, and gives the index after it.
  private func escape(at index: Int, into text: inout [UInt8]) throws(JSONFault) -> Int {
    guard index + 1 < limit else { throw JSONFault(.stringUnclosed(end), at: offset..<offset + 1) }
    switch bytes[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[index + 1])
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): return try unicodeEscape(at: index, into: &text)
    default:
      let shown = UTF8Check.scalar(in: bytes, at: index + 1).map { String($0) } ?? "?"
      throw JSONFault(.escapeUnknown("\\" + shown), at: index..<index + 2)
    }
    return index + 2
  }

  private func unicodeEscape(at index: Int, into text: inout [UInt8]) throws(JSONFault) -> Int {
    let unit = try codeUnit(at: index)
    if let scalar = Unicode.Scalar(unit) {
      text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      return index + 6
    }
    let half = JSONFault(.surrogate(hex(unit)), at: index..<index + 6)
    guard unit < 0xDC00, index + 7 < limit, bytes[index + 6] == UInt8(ascii: "\\"),
      bytes[index + 7] == UInt8(ascii: "u")
    else { throw half }
    let low = try codeUnit(at: index + 6)
    guard case 0xDC00...0xDFFF = low,
      let scalar = Unicode.Scalar(0x10000 + UInt32(unit - 0xD800) << 10 + UInt32(low - 0xDC00))
    else { throw half }
    text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    return index + 12
  }

  private func codeUnit(at index: Int) throws(JSONFault) -> UInt16 {
    var unit: UInt16 = 0
    for position in index + 2..<index + 6 {
      let digit = position < limit ? Self.hexValue(bytes[position]) : nil
      guard let digit else {
        throw JSONFault(.escapeShort, at: index..<min(position, limit))
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  private func hex(_ unit: UInt16) -> String { "\\u" + String(unit, radix: 16, uppercase: true) }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension JSONParser {
  /// The number at the offset: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
  mutating func number() throws(JSONFault) -> JSONValue.Content {
    let start = offset
    let isNegative = bytes[start] == UInt8(ascii: "-")
    var index = isNegative ? start + 1 : start
    let firstDigit = index
    var whole = 0
    while let digit = digit(at: index) {
      whole = whole &* 10 &+ Int(digit)
      index += 1
    }
    let digits = index - firstDigit
    guard digits > 0 else { throw numberFault() }
    if digits > 1, bytes[firstDigit] == UInt8(ascii: "0") { throw numberFault() }
    var isWhole = digits <= 18
    if index < limit, bytes[index] == UInt8(ascii: ".") {
      isWhole = false
      index = try passDigits(from: index + 1)
    }
    if index < limit, bytes[index] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      index += 1
      if index < limit, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
        index += 1
      }
      index = try passDigits(from: index)
    }
    if index < limit, Self.isWord(bytes[index]) { throw numberFault() }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, !isNegative || whole != 0 {
      offset = index
      return .number(Double(isNegative ? -whole : whole), text: text)
    }
    guard let value = Double(text), value.isFinite else {
      throw JSONFault(.numberTooLarge(text), at: start..<index)
    }
    offset = index
    return .number(value, text: text)
  }

  private func passDigits(from start: Int) throws(JSONFault) -> Int {
    var index = start
    while digit(at: index) != nil { index += 1 }
    guard index > start else { throw numberFault() }
    return index
  }

  private func digit(at index: Int) -> UInt8? {
    guard index < limit else { return nil }
    let digit = bytes[index] &- UInt8(ascii: "0")
    return digit <= 9 ? digit : nil
  }
}
