import Bindings
import Branding
import TestSupport
import Testing

@testable import Site

/// Messages as they are handed to Cognito, for people to read in a diff.
@Suite struct GoldenMessageTests {
  private static func message(_ kind: MessageKind, _ locale: String) throws -> RenderedMessage {
    let theme = try SampleBrand.theme()
    let linked = try #require(try SampleKit.kit().messages(in: locale, for: theme).value)
    return try #require(
      BrandedMessages(MessageBrand(.make(), theme: theme), linked).render(kind))
  }

  @Test(
    arguments: [
      (MessageID.verification, "en"), (.verificationLink, "de"), (.invitation, "ar"),
      (.riskBlock, "fr"),
    ])
  func `a mail reads as it did`(_ id: MessageID, _ locale: String) throws {
    let message = try Self.message(.mail(id), locale)
    try Golden.check(message.body.string, "\(id.rawValue).\(locale).html")
    try Golden.check(
      "\(message.subject?.string ?? "")\n\n\(message.text.string)\n", "\(id.rawValue).\(locale).txt"
    )
  }

  @Test func `a mail's file reads as it did`() throws {
    let message = try Self.message(.mail(.signInCode), "ja")
    let text = String(
      decoding: MailFile(message, from: "acme.example").bytes, as: UTF8.self)
    try Golden.check(text.replacing("\r\n", with: "\n"), "sign-in-code.ja.eml")
  }

  @Test func `text messages read as they did`() throws {
    var lines = ""
    for locale in try SampleKit.kit().locales {
      for kind in MessageKind.all where kind.medium == .sms {
        lines += "\(locale) \(kind.id.rawValue): \(try Self.message(kind, locale).text.string)\n"
      }
    }
    try Golden.check(lines, "sms.txt")
  }
}
