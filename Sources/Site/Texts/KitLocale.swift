/// Languages with a part of their own in a kit.
package enum KitLocale {
  /// The pseudo-locale: English with accents, longer, in brackets.
  package static let pseudo = "en-XA"
  /// The language that every other one is held against.
  package static let reference = "en"

  /// The spelling under which a language's file lies; what is no tag stays as it is, for the finding.
  static func canonical(_ tag: String) -> String { LocaleTag(tag)?.text ?? tag }
}
