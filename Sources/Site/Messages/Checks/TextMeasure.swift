/// How large a piece of text is, in all the ways that limits of messages count.
///
/// The measures of two pieces add up to that of both together, so a message can be measured by its pieces
/// without being written.
struct TextMeasure: Hashable, Sendable {
  /// UTF-16 units, as ``Swift/String/cognitoLength``.
  private(set) var units = 0
  /// UTF-8.
  private(set) var bytes = 0
  /// Bytes in a mail's file at most, without soft breaks: what is not plain takes three.
  private(set) var encoded = 0
  /// Septets of the short alphabet of text messages, if it has every character.
  private(set) var septets = 0
  private(set) var isGSM = true
  /// Whether Cognito refuses a character of it: in a line, and where breaks are taken.
  private(set) var isRefusedInLine = false
  private(set) var isRefused = false
  private(set) var isBlank = true
  private var lines = Lines()

  /// Bytes of lines: the first one and the last one go on in the pieces beside.
  private struct Lines: Hashable {
    var first = 0
    var longest = 0
    /// Nil without a break: there is only the first.
    var last: Int?
  }

  init() {}

  init(_ text: String) {
    units = text.utf16.count
    bytes = text.utf8.count
    encoded = text.utf8.reduce(0) { $0 + Self.encodedSize($1) }
    isBlank = text.isBlank
    for scalar in text.unicodeScalars {
      if let width = SMSSegments.septets[scalar] { septets += width } else { isGSM = false }
      if MessageAlphabet.isRefused(scalar, isLine: true) { isRefusedInLine = true }
      if MessageAlphabet.isRefused(scalar, isLine: false) { isRefused = true }
    }
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.offset == 0 { lines.first = line.element.count } else { addLine(line.element.count) }
    }
  }

  /// A line's end takes two, and makes three of the blank before it.
  private static func encodedSize(_ byte: UInt8) -> Int {
    switch byte {
    case 0x0A: 4
    case 0x20...0x7E where byte != UInt8(ascii: "="): 1
    default: 3
    }
  }

  private mutating func addLine(_ count: Int) {
    if let last = lines.last { lines.longest = max(lines.longest, last) }
    lines.last = count
  }

  /// Bytes of the longest line.
  var longestLine: Int { max(lines.first, lines.longest, lines.last ?? 0) }

  static func += (own: inout TextMeasure, next: TextMeasure) {
    own.units += next.units
    own.bytes += next.bytes
    own.encoded += next.encoded
    own.septets += next.septets
    own.isGSM = own.isGSM && next.isGSM
    own.isRefusedInLine = own.isRefusedInLine || next.isRefusedInLine
    own.isRefused = own.isRefused || next.isRefused
    own.isBlank = own.isBlank && next.isBlank
    if let last = own.lines.last {
      own.lines.last = last + next.lines.first
    } else {
      own.lines.first += next.lines.first
    }
    if let last = next.lines.last {
      if let joined = own.lines.last { own.lines.longest = max(own.lines.longest, joined) }
      own.lines.longest = max(own.lines.longest, next.lines.longest)
      own.lines.last = last
    }
  }
}
