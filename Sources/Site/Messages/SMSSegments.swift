/// How a text message travels: in which alphabet, and in how many parts.
///
/// Source: 3GPP TS 23.038, section 6.2.1 (alphabet and extension table), TS 23.040 (concatenation).
package struct SMSSegments: Hashable, Sendable {
  package enum Alphabet: String, Hashable, Sendable {
    case gsm7 = "GSM-7"
    case ucs2 = "UCS-2"

    /// Septets or UTF-16 units in a message that stands alone, and in a part of several.
    var capacity: (alone: Int, joined: Int) {
      switch self {
      case .gsm7: (160, 153)
      case .ucs2: (70, 67)
      }
    }
  }

  package let alphabet: Alphabet
  /// Septets, or UTF-16 units.
  package let units: Int
  package let count: Int
  /// The first character that the shorter alphabet does not have.
  package let foreign: Character?

  /// Counts a text as it is delivered, its placeholders filled.
  package init(of text: String) {
    var foreign: Character?
    var widths: [Int] = []
    for scalar in text.unicodeScalars {
      guard let width = Self.septets[scalar] else {
        foreign = text.first { $0.unicodeScalars.contains(scalar) }
        break
      }
      widths.append(width)
    }
    self.foreign = foreign
    alphabet = foreign == nil ? .gsm7 : .ucs2
    if foreign != nil { widths = text.unicodeScalars.map { $0.value > 0xFFFF ? 2 : 1 } }
    units = widths.reduce(0, +)
    count = Self.parts(widths, alphabet.capacity)
  }

  /// A character of two units is never cut in two: it moves to the next part.
  private static func parts(_ widths: [Int], _ capacity: (alone: Int, joined: Int)) -> Int {
    guard widths.reduce(0, +) > capacity.alone else { return 1 }
    var parts = 1
    var used = 0
    for width in widths {
      if used + width > capacity.joined {
        parts += 1
        used = 0
      }
      used += width
    }
    return parts
  }

  static let septets: [Unicode.Scalar: Int] = {
    let plain =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
      + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
    var table: [Unicode.Scalar: Int] = [:]
    for scalar in plain.unicodeScalars { table[scalar] = 1 }
    for scalar in "\u{C}^{}\\[~]|€".unicodeScalars { table[scalar] = 2 }
    return table
  }()
}
