/// How a value is written.
package enum Escape: UInt16, Hashable, Sendable {
  /// Nothing is done: markup of our own, checked CSS values, the specification's raw tags.
  case none
  case text
  /// A value between double quotes, and between single ones.
  case attribute, singleQuoted
  /// A checked address at the start of a URL attribute.
  case address
  /// A part of an address after some literal text: percent-encoded.
  case addressPart
  /// One address of a `srcset`.
  case sourceSet
  case jsonString
  /// A flag or number in JSON.
  case jsonLiteral
  case plain
  /// One line, without any break.
  case line
  /// As `text` and `attribute`, what Cognito refuses as references: `&#160;`.
  case mailText, mailAttribute
  /// As `plain`, without what Cognito refuses.
  case message
  /// As `mailAttribute`, between single quotes.
  case mailSingleQuoted
}

extension Escape {
  /// Whether what Cognito's patterns refuse has to be looked for.
  var isForCognito: Bool {
    switch self {
    case .mailText, .mailAttribute, .mailSingleQuoted, .message, .line: true
    default: false
    }
  }

  /// Whether it writes references, as markup has them.
  var isMarkup: Bool {
    switch self {
    case .text, .attribute, .singleQuoted, .mailText, .mailAttribute, .mailSingleQuoted: true
    default: false
    }
  }

  /// A value as it stands where this is the escape.
  package func written(_ value: Value) -> [UInt8] {
    var bytes: [UInt8] = []
    value.append(self, to: &bytes)
    return bytes
  }
}
