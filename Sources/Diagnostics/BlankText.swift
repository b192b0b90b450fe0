extension StringProtocol {
  /// Whether there is nothing to see in the text: blanks of any width, and what has none.
  package var isBlank: Bool { unicodeScalars.allSatisfy(\.showsNothing) }
}

extension Unicode.Scalar {
  /// Source: Unicode, White_Space and Default_Ignorable_Code_Point; U+2800 is the braille pattern
  /// without a dot.
  fileprivate var showsNothing: Bool {
    if (0x21...0x7E).contains(value) { return false }
    return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      || [.format, .control].contains(properties.generalCategory) || value == 0x2800
  }
}
