import Bindings

extension MessageTemplate {
  /// What stands for the placeholders.
  struct Values: Sendable {
    /// Code or temporary password: `{####}`.
    let code: String
    /// `{username}`, in invitations.
    let username: String?
    /// What `{##text##}` leads to.
    let link: String?
  }

  /// The text as the person gets it.
  ///
  /// - Parameter isHTML: mails are, so that a name or password with `<` in it is escaped.
  func filled(_ values: Values, isHTML: Bool) -> MessageTemplate {
    MessageTemplate(
      subject: subject.map { Self.fill($0, values, isHTML: false) },
      body: Self.fill(body, values, isHTML: isHTML),
      plainText: plainText.map { Self.fill($0, values, isHTML: false) })
  }

  private static func fill(_ text: String, _ values: Values, isHTML: Bool) -> String {
    let escape: (String) -> String = isHTML ? { $0.escapedForXML } : { $0 }
    var text = Placeholder.replacingLink(in: text) { label in
      guard let link = values.link else { return label }
      return isHTML ? "<a href=\"\(escape(link))\">\(label)</a>" : "\(label) \(link)"
    }
    text = Placeholder.replacing("{####}", in: text, with: escape(values.code))
    if let username = values.username {
      text = Placeholder.replacing("{username}", in: text, with: escape(username))
    }
    return text
  }
}

/// Finds Cognito's placeholders in a text.
enum Placeholder {
  static func contains(_ placeholder: String, in text: String) -> Bool {
    range(of: placeholder.utf8, in: Substring(text)) != nil
  }

  static func replacing(_ placeholder: String, in text: String, with value: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let range = range(of: placeholder.utf8, in: rest) {
      result += rest[..<range.lowerBound] + value
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  /// Whether there is a `{##text##}`.
  static func containsLink(_ text: String) -> Bool { link(in: Substring(text)) != nil }

  static func replacingLink(in text: String, with make: (String) -> String) -> String {
    var result = ""
    var rest = Substring(text)
    while let (whole, label) = link(in: rest) {
      result += rest[..<whole.lowerBound] + make(String(rest[label]))
      rest = rest[whole.upperBound...]
    }
    return result + rest
  }

  private static func link(
    in text: Substring
  ) -> (whole: Range<String.Index>, label: Range<String.Index>)? {
    var from = text.startIndex
    while let open = range(of: "{##".utf8, in: text[from...]) {
      // `{####}` is the code, not a link without text.
      if text[open.upperBound...].hasPrefix("##}") {
        from = open.upperBound
        continue
      }
      guard let close = range(of: "##}".utf8, in: text[open.upperBound...]) else { return nil }
      return (open.lowerBound..<close.upperBound, open.upperBound..<close.lowerBound)
    }
    return nil
  }

  private static func range(
    of wanted: String.UTF8View, in text: Substring
  ) -> Range<String.Index>? {
    guard let first = wanted.first else { return nil }
    let bytes = text.utf8
    var start = bytes.startIndex
    while let found = bytes[start...].firstIndex(of: first) {
      if bytes[found...].starts(with: wanted) {
        return found..<bytes.index(found, offsetBy: wanted.count)
      }
      start = bytes.index(after: found)
    }
    return nil
  }
}
