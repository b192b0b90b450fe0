extension Field {
  /// A telephone number, which needs the code of its country.
  mutating func takesPhoneNumber() {
    (type, inputmode, isLTR) = ("tel", "tel", true)
    pattern = Self.phoneNumber
  }

  /// As people write numbers: a plus sign, then 7 to 15 digits of any keyboard that the pages speak the
  /// language of, with blanks, dots, dashes, slashes and brackets between. Address books add marks of
  /// direction. The script sends the sign and the digits alone.
  ///
  /// Source: E.164. What the flag `v`, with which browsers read a pattern, wants escaped is escaped.
  private static let phoneNumber = {
    let between = #"[\s\p{Pd}\p{Cf}.\(\)\/]*"#
    let digit = #"[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]"#
    return between + #"[+\uff0b](?:"# + between + digit + "){7,15}" + between
  }()
}
