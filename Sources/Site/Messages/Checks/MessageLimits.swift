import Diagnostics
import Templating

/// Lengths: what Cognito takes, what mail programs show whole, what a text message costs.
///
/// Source: Cognito's API model (6…20,000 characters a body, 140 a subject and a text message), the code
/// counted; RFC 5322, section 2.1.1 (998 octets a line).
struct MessageLimits {
  /// Characters of a body: what Cognito takes, what is near it, what a good mail has at most.
  static let body = 20_000
  static let longBody = 16_000
  static let heavyBody = 10_000
  /// Characters of a subject that telephones show.
  static let shownSubject = 60
  /// Characters of a text message.
  static let textMessage = 6...140
  /// Bytes of a mail as it travels from which on it may be cut off, and bytes of a line.
  static let clipped = 60_000
  static let longLine = 500

  private static let shorterBody = "shorter texts of the theme's own, or a smaller template"

  private let message: RenderedMessage
  private let brand: MessageBrand
  private let pool: Pool
  private(set) var findings: [Diagnostic] = []

  init(_ message: RenderedMessage, _ brand: MessageBrand, _ pool: Pool) {
    self.message = message
    self.brand = brand
    self.pool = pool
    if message.kind.medium == .email { checkMail() } else { checkTextMessage() }
  }

  private mutating func checkMail() {
    let length = longest(message.body.string)
    if length > Self.body {
      add(
        .error, "message.long", "\(name) has \(length) characters, and Cognito takes 20,000",
        hint: Self.shorterBody)
    } else if length > Self.longBody {
      add(.warning, "message.long", "\(name) has \(length) characters of 20,000")
    } else if length > Self.heavyBody, !message.kind.id.isRiskNotice {
      add(
        .warning, "message.heavy", "\(name) has \(length) characters; 10,000 is a good mail's most")
    }
    if message.kind.id.isRiskNotice, longest(message.text.string) > Self.body {
      add(
        .error, "message.long", "the plain text of \(name) has more than 20,000 characters",
        hint: Self.shorterBody)
    }
    let subject = message.subject?.string ?? ""
    if subject.cognitoLength > 140 || subject.isBlank {
      add(
        .error, "message.subject.long",
        "the subject of \(name) has \(subject.cognitoLength) characters, not 1 to 140",
        hint: subjectHint)
    } else if subject.cognitoLength > Self.shownSubject {
      add(
        .warning, "message.subject.long",
        "the subject of \(name) has \(subject.cognitoLength) characters; telephones show some 60",
        hint: subjectHint)
    }
    checkBrand(in: subject)
    if LineBreaks(message.text.string).longestPiece > LineBreaks.columns {
      add(
        .warning, "message.text.line",
        "the plain text of \(name) has a word that is longer than a line of \(LineBreaks.columns)",
        hint: "a name with blanks in it can be broken")
    }
    let bytes = MailFile(message, from: brand.codeHost).bytes.count
    if bytes > Self.clipped {
      add(
        bytes > 100_000 ? .error : .warning, "message.clipped",
        "\(name) has \(bytes) bytes as it travels; Gmail cuts off near 102,000",
        hint: Self.shorterBody)
    }
    checkLines()
  }

  /// Whose mail it is must be among what telephones show of a subject.
  private mutating func checkBrand(in subject: String) {
    let tenant = brand.name.text(for: message.locale)
    let said = String(decoding: Escape.line.written(.text(tenant)), as: UTF8.self)
    guard !said.isEmpty else { return }
    let end = subject.firstRange(of: said).map { String(subject[..<$0.upperBound]).cognitoLength }
    guard end.map({ $0 > Self.shownSubject }) ?? true else { return }
    add(
      .warning, "message.subject.brand",
      "the subject of \(name) does not say whose it is in its first \(Self.shownSubject) characters",
      hint: "say {tenant} early in the text '\(key("subject"))'")
  }

  private mutating func checkLines() {
    guard let html = message.html else { return }
    var start = 0
    for line in html.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.count > Self.longLine {
        findings.append(
          Diagnostic(
            line.count > 998 ? .error : .warning, "message.line",
            "a line has \(line.count) bytes, and 998 is the most that a mail may have",
            at: html.location(of: start), hint: "break it between two tags"))
      }
      start += line.count + 1
    }
  }

  private mutating func checkTextMessage() {
    let text = message.text.string
    if !Self.textMessage.contains(text.cognitoLength) {
      return add(
        .error, "message.sms.long",
        "\(name) has \(text.cognitoLength) characters, and Cognito takes 6 to 140",
        hint: "a shorter name, or a text '\(key("sms"))' of the theme's own")
    }
    if longest(text) > Self.textMessage.upperBound {
      add(
        .warning, "message.sms.long",
        "\(name) may come to \(longest(text)) characters when it is sent; Cognito takes 140")
    }
    let segments = SMSSegments(
      of: MessagePlaceholder.longestText(of: text, in: message.kind.id, of: pool))
    guard segments.count > 1 else { return }
    let foreign = segments.foreign.map { ", since the short alphabet has no '\($0)'" } ?? ""
    add(
      .warning, "message.sms.segments",
      "\(name) may travel in \(segments.count) parts (\(segments.units) units)\(foreign)",
      hint: "each part is paid for: a text '\(key("sms"))' of the theme's own can be shorter")
  }

  /// The length when every placeholder has grown as far as it may.
  private func longest(_ text: String) -> Int {
    text.cognitoLength + MessagePlaceholder.growth(of: text, in: message.kind.id, of: pool)
  }

  private var name: String { "'\(message.kind.path)' in '\(message.locale)'" }

  private var subjectHint: String {
    "a shorter name, or a text '\(key("subject"))' of the theme's own"
  }

  private func key(_ element: String) -> String { "message.\(message.kind.id.rawValue).\(element)" }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, _ words: String, hint: String? = nil
  ) {
    findings.append(
      Diagnostic(severity, code, words, at: brand.location ?? message.body.location(), hint: hint))
  }
}
