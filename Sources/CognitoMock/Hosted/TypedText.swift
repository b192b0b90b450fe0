/// What people type into a form, as the service takes it: digits of any script are ASCII, and what people
/// write between them is left out. `site/scripts/fields.js` does the same where a script signs in.
enum TypedText {
  /// - Parameter isPhone: whether the pool's names are phone numbers; among names of other kinds one is
  ///   known by its plus sign.
  static func name(_ text: String, isPhone: Bool) -> String {
    let number = phoneNumber(text)
    return isPhone || number.hasPrefix("+") ? number : trimmed(text)
  }

  /// A plus sign and digits; what has anything else in it stays as it is, to be refused.
  static func phoneNumber(_ text: String) -> String {
    let number = latin(text).filter { $0 == "+" || isDigit($0) }
    return hasOnlyNumber(text) && !number.isEmpty
      ? String(String.UnicodeScalarView(number)) : trimmed(text)
  }

  /// A code without blanks and hyphens.
  static func code(_ text: String) -> String {
    String(String.UnicodeScalarView(latin(text).filter { !isBlank($0) && !isDash($0) }))
  }

  private static func hasOnlyNumber(_ text: String) -> Bool {
    latin(text).allSatisfy {
      isDigit($0) || isBlank($0) || isDash($0) || "+()./".unicodeScalars.contains($0)
    }
  }

  /// Without the blanks that a phone's keyboard adds.
  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  private static func latin(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map { scalar in
      if scalar == "\u{FF0B}" { return "+" }
      guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
      else { return scalar }
      return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Marks of direction, which come along with what is copied, are as invisible as blanks.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .dashPunctuation
  }
}
