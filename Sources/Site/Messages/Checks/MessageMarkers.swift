import Diagnostics
import Templating

/// Cognito's placeholders: those that a message must have, those that it must not.
struct MessageMarkers {
  private(set) var findings: [Diagnostic] = []

  init(_ message: RenderedMessage) {
    let kind = message.kind
    for (text, what) in Self.bodies(of: message) {
      for placeholder in MessagePlaceholder.allCases {
        let count = Self.count(placeholder, in: text.string)
        let isRequired = kind.required.contains(placeholder)
        if count == 0, isRequired {
          add(
            .error, "message.marker.missing", "\(what) does not have '\(placeholder.shown)'", text,
            at: 0, hint: "Cognito puts in its place what the message is about")
        } else if count > 0, !kind.allowed.contains(placeholder) {
          add(
            .error, "message.marker.unknown",
            "\(what) has '\(placeholder.shown)', which Cognito does not fill in here", text,
            at: Self.offset(of: placeholder, in: text), hint: "remove it")
        } else if count > 1, isRequired {
          add(
            .warning, "message.marker.twice", "\(what) has '\(placeholder.shown)' \(count) times",
            text, at: Self.offset(of: placeholder, in: text), hint: "say it once")
        }
      }
    }
    if let subject = message.subject { checkSubject(subject) }
    if kind.medium == .email { checkPlainText(message) }
  }

  /// A subject takes no placeholder at all.
  private mutating func checkSubject(_ subject: FilledStencil) {
    for placeholder in MessagePlaceholder.allCases
    where Self.count(placeholder, in: subject.string) > 0 {
      add(
        .error, "message.marker.unknown",
        "the subject has '\(placeholder.shown)', which Cognito does not fill in there", subject,
        at: 0, hint: "remove it")
    }
  }

  /// The plain text says the same placeholders, and leads to the same places, as the mail.
  private mutating func checkPlainText(_ message: RenderedMessage) {
    guard let html = message.html else { return }
    for placeholder in MessagePlaceholder.allCases {
      let isInMail = Self.count(placeholder, in: html.string) > 0
      guard isInMail != (Self.count(placeholder, in: message.text.string) > 0) else { continue }
      add(
        .error, "message.text.marker",
        "'\(placeholder.shown)' stands in \(isInMail ? "the mail and not in its plain text" : "the plain text and not in the mail")",
        message.text, at: 0, hint: "say the same in both")
    }
    let text = message.text.string
    for address in Self.addresses(in: html.bytes) where !text.contains(address) {
      add(
        .error, "message.text.address", "the plain text does not say '\(address)'", message.text,
        at: 0, hint: "whoever reads it has no links")
    }
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, _ words: String, _ text: FilledStencil,
    at offset: Int, hint: String
  ) {
    findings.append(Diagnostic(severity, code, words, at: text.location(of: offset), hint: hint))
  }

  private static func bodies(of message: RenderedMessage) -> [(FilledStencil, String)] {
    let name = "'\(message.kind.path)' in '\(message.locale)'"
    guard let html = message.html else { return [(message.text, name)] }
    return [(html, name)]
  }
}

extension MessageMarkers {
  /// Where the links of a mail, or of a part of one, lead: as plain text says it, a mailbox or a number
  /// without its scheme.
  static func addresses(in html: [UInt8]) -> [String] {
    var addresses: [String] = []
    var place = 0
    while let start = html.offset(of: attribute, from: place) {
      place = start + attribute.count
      let value = html[place...].prefix { $0 != UInt8(ascii: "\"") }
      let address = String(decoding: value, as: UTF8.self).replacing("&amp;", with: "&")
      for (scheme, shown) in [("https://", "https://"), ("mailto:", ""), ("tel:", "")]
      where address.hasPrefix(scheme) {
        addresses.append(shown + address.dropFirst(scheme.count))
      }
    }
    return addresses
  }

  private static let attribute = Array("href=\"".utf8)

  static func count(_ placeholder: MessagePlaceholder, in text: String) -> Int {
    guard placeholder != .link else {
      return text.matches(of: /\{##.*?##\}/).count { $0.0 != "{####}" }
    }
    return text.ranges(of: placeholder.rawValue).count
  }

  private static func offset(of placeholder: MessagePlaceholder, in text: FilledStencil) -> Int {
    var start = 0
    while let found = text.bytes.offset(of: Array(placeholder.rawValue.utf8), from: start) {
      // `{####}` begins like a link.
      guard placeholder == .link, text.bytes[found...].starts(with: "{####}".utf8) else {
        return found
      }
      start = found + 1
    }
    return 0
  }

  /// A name that looks like a placeholder would put a second code, or somebody's user name, where
  /// nobody expects it.
  static func findings(in name: String, of brand: MessageBrand) -> [Diagnostic] {
    guard name.contains(/\{#|#\}|\{[a-z-]+\}/) else { return [] }
    return [
      Diagnostic(
        .error, "message.name.marker", "the name '\(name)' reads like a placeholder of Cognito's",
        at: brand.location, hint: "leave out the braces")
    ]
  }
}

extension MessagePlaceholder {
  /// As a person writes it.
  var shown: String { self == .link ? "{##…##}" : rawValue }
}
