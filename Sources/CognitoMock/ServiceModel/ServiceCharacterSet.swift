/// The scalars that one place of a pattern takes.
///
/// As in Java, `\w`, `\s` and `\d` know ASCII only; `\p{…}` knows the general categories.
struct ServiceCharacterSet: Sendable {
  /// A first letter of Unicode's general categories: `\p{L}`, `\p{Z}`.
  struct Categories: OptionSet {
    let rawValue: UInt8
    static let letter = Categories(rawValue: 1)
    static let mark = Categories(rawValue: 2)
    static let symbol = Categories(rawValue: 4)
    static let number = Categories(rawValue: 8)
    static let punctuation = Categories(rawValue: 16)
    static let separator = Categories(rawValue: 32)
  }

  /// A bit for each ASCII character.
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var categories: Categories = []
  /// Whether all other scalars belong to it, as in `\S`.
  private var takesOthers = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 64 { return low >> UInt64(value) & 1 == 1 }
    if value < 128 { return high >> UInt64(value - 64) & 1 == 1 }
    if categories.isEmpty { return takesOthers }
    return categories.contains(Self.category(of: scalar)) != takesOthers
  }

  mutating func insert(_ scalars: ClosedRange<UInt32>) {
    for value in scalars where value < 128 {
      if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
    }
  }

  mutating func insert(_ category: Categories) {
    categories.insert(category)
    for value in UInt8(0)..<128
    where categories.contains(Self.category(of: Unicode.Scalar(value))) {
      insert(UInt32(value)...UInt32(value))
    }
  }

  mutating func formUnion(_ other: Self) {
    low |= other.low
    high |= other.high
    categories.formUnion(other.categories)
    takesOthers = takesOthers || other.takesOthers
  }

  /// Everything else.
  mutating func invert() {
    low = ~low
    high = ~high
    takesOthers.toggle()
  }

  /// `.` without line ends, or with them.
  static func any(withLineEnds: Bool) -> Self {
    var set = Self()
    if !withLineEnds {
      set.insert(0x0A...0x0A)
      set.insert(0x0D...0x0D)
    }
    set.invert()
    return set
  }

  static let word: Self = {
    var set = Self()
    set.insert(0x30...0x39)
    set.insert(0x41...0x5A)
    set.insert(0x5F...0x5F)
    set.insert(0x61...0x7A)
    return set
  }()

  static let digit: Self = {
    var set = Self()
    set.insert(0x30...0x39)
    return set
  }()

  static let space: Self = {
    var set = Self()
    set.insert(0x09...0x0D)
    set.insert(0x20...0x20)
    return set
  }()

  private static func category(of scalar: Unicode.Scalar) -> Categories {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: .mark
    case .decimalNumber, .letterNumber, .otherNumber: .number
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: .symbol
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: .separator
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      .punctuation
    default: Categories(rawValue: 128)
    }
  }
}
