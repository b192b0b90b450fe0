import Site

/// What a pool's CustomMessage function says: the same decisions, in the same order, as
/// `templates/deploy/custom-message.mjs` takes, over the same table.
struct MessageFunction {
  private let id: MessageID
  private let placeholders: [MessageEvent.Placeholder]
  private let pool: Pool
  private let language: SenderLanguage

  /// Nil for an event that it gives back as it came. Errors: those of the sender's language.
  init?(_ event: MessageEvent, _ sender: SenderMessages) throws(Findings) {
    pool = sender.pool
    let language = try sender.language(
      Self.choose(among: sender.locales, event.wishes) ?? sender.pool.defaultLocale)
    self.language = language
    id = event.id(language.has)
    guard let placeholders = event.placeholders(of: id) else { return nil }
    self.placeholders = placeholders
  }

  /// All that it says.
  var texts: MessageTexts {
    var texts = MessageTexts()
    if let mail {
      texts.mail = mail
      texts.plainText = language.plainText(of: id).map(replaced)
    }
    texts.sms = sms
    return texts
  }

  /// Nil where the function leaves the mail to the pool.
  private var mail: MessageTexts.Mail? {
    guard let kind = MessageKind(id, by: .email), let message = language[kind],
      // Cognito refuses mails of one's own from a pool that has no sender of its own.
      pool.sender != .cognito
    else { return nil }
    let subject = language.filled(message.subject) { $0 }
    let body = filled(message)
    guard isTaken(subject, 1...140, isLine: true, []),
      isTaken(body, 6...20_000, isLine: false, placeholders)
    else { return nil }
    return MessageTexts.Mail(subject: subject, body: body)
  }

  /// Nil where the function leaves the text message to the pool.
  private var sms: String? {
    guard let kind = MessageKind(id, by: .sms), let message = language[kind] else {
      return nil
    }
    let text = filled(message)
    return isTaken(text, 6...140, isLine: !id.isInvitation, placeholders) ? text : nil
  }

  private func filled(_ message: MessageTable.Message) -> String {
    language.filled(message.body, replaced)
  }

  private func replaced(_ text: String) -> String {
    placeholders.reduce(text) { text, placeholder in
      text.replacing(placeholder.mark, with: placeholder.parameter)
    }
  }

  /// Whether Cognito takes a text, its placeholders as long as they may grow.
  private func isTaken(
    _ text: String, _ lengths: ClosedRange<Int>, isLine: Bool,
    _ placeholders: [MessageEvent.Placeholder]
  ) -> Bool {
    var length = text.utf16.count
    for placeholder in placeholders {
      let count = text.ranges(of: placeholder.parameter).count
      if count == 0 { return false }
      length += count * max(0, placeholder.longest - placeholder.parameter.utf16.count)
    }
    return lengths.contains(length) && text.utf16.count >= lengths.lowerBound
      && !text.unicodeScalars.allSatisfy(\.isBlank)
      && !text.unicodeScalars.contains { MessageAlphabet.isRefused($0, isLine: isLine) }
  }
}

extension MessageFunction {
  /// The language of the page that the user is on, where it says so; else the one of the user; else the
  /// sender's first.
  static func choose(among locales: [String], _ wishes: [String]) -> String? {
    for wish in wishes where wish.utf16.count <= 35 {
      if let found = find(wish, among: locales) { return found }
    }
    return locales.first
  }

  /// The same language tag, one of the language alone, or one with the same language.
  private static func find(_ tag: String, among locales: [String]) -> String? {
    let trimmed = tag.unicodeScalars.drop(while: \.isBlank).reversed().drop(while: \.isBlank)
    var wish = String(String.UnicodeScalarView(trimmed.reversed()))
      .lowercased().replacing("_", with: "-")
    if wish.prefixMatch(of: /zh-(?:hant|hk|mo)(?![a-z0-9_])/) != nil {
      wish = "zh-tw"
    } else if wish.prefixMatch(of: /zh-(?:hans|sg)(?![a-z0-9_])/) != nil {
      wish = "zh-cn"
    }
    let language = wish.prefix { $0 != "-" }
    return locales.first { $0.lowercased() == wish }
      ?? locales.first { $0.lowercased() == language }
      ?? locales.first { $0.lowercased().prefix { $0 != "-" } == language }
  }
}

extension Unicode.Scalar {
  /// What ECMAScript trims.
  fileprivate var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0xFEFF, 0x2028, 0x2029: true
    default: properties.generalCategory == .spaceSeparator
    }
  }
}
