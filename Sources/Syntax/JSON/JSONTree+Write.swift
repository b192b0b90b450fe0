extension JSONTree {
  /// As people and diffs read it: two spaces a level, a member a line, a line end at the end.
  ///
  /// - Parameter escapingHTML: see ``compact(escapingHTML:)``.
  package func pretty(escapingHTML: Bool = false) -> String {
    var writer = JSONWriter(isPretty: true, escapesHTML: escapingHTML)
    writer.write(self, level: 0)
    writer.bytes.append(UInt8(ascii: "\n"))
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Without any white space.
  ///
  /// - Parameter escapingHTML: writes `<`, `>`, `&`, U+2028, U+2029, U+FFFE and U+FFFF as `\u…`, so
  ///   that the text can stand in a `script` element (a text may hold `</script>` or `<!--`, and XML
  ///   knows no U+FFFE) and in JavaScript.
  package func compact(escapingHTML: Bool = false) -> String {
    var writer = JSONWriter(isPretty: false, escapesHTML: escapingHTML)
    writer.write(self, level: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension String {
  /// The text as a JSON string in its quotes.
  package var jsonQuoted: String { JSONTree.string(self).compact() }
}

private struct JSONWriter {
  let isPretty: Bool
  let escapesHTML: Bool
  var bytes: [UInt8] = []

  init(isPretty: Bool, escapesHTML: Bool) {
    self.isPretty = isPretty
    self.escapesHTML = escapesHTML
  }

  mutating func write(_ tree: JSONTree, level: Int) {
    switch tree {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .int(let value): bytes += String(value).utf8
    case .double(let value): write(value)
    case .string(let text): write(text)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        lead(index, level: level + 1)
        write(value, level: level + 1)
      }
      close(UInt8(ascii: "]"), isEmpty: values.isEmpty, level: level)
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        lead(index, level: level + 1)
        write(member.0)
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
        write(member.1, level: level + 1)
      }
      close(UInt8(ascii: "}"), isEmpty: members.isEmpty, level: level)
    }
  }

  private mutating func write(_ value: Double) {
    precondition(value.isFinite, "JSON has no infinity and no NaN")
    let text = value.description
    bytes += text.hasSuffix(".0") ? text.dropLast(2).utf8 : Substring(text).utf8
  }

  private mutating func lead(_ index: Int, level: Int) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    if isPretty { newLine(level) }
  }

  private mutating func close(_ bracket: UInt8, isEmpty: Bool, level: Int) {
    if isPretty, !isEmpty { newLine(level) }
    bytes.append(bracket)
  }

  private mutating func newLine(_ level: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: level * 2)
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var beforeLast: UInt8 = 0
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20: escape(byte)
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
        if escapesHTML { escape(byte) } else { bytes.append(byte) }
      case 0xBE, 0xBF:
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        if escapesHTML, beforeLast == 0xEF, last == 0xBF {
          bytes.removeLast(2)
          bytes += (byte == 0xBE ? "\\ufffe" : "\\uffff").utf8
        } else {
          bytes.append(byte)
        }
      case 0xA8, 0xA9:
        // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
        if escapesHTML, beforeLast == 0xE2, last == 0x80 {
          bytes.removeLast(2)
          bytes += (byte == 0xA8 ? "\\u2028" : "\\u2029").utf8
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
      beforeLast = last
      last = byte
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x08: bytes += "\\b".utf8
    case 0x09: bytes += "\\t".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0C: bytes += "\\f".utf8
    case 0x0D: bytes += "\\r".utf8
    default:
      let digits = String(byte, radix: 16)
      bytes += (digits.utf8.count == 1 ? "\\u000" : "\\u00").utf8
      bytes += digits.utf8
    }
  }
}
