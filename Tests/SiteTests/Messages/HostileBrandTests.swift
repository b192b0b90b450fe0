import Bindings
import Branding
import Diagnostics
import TestSupport
import Testing

@testable import Site

/// Names that try to leave their place in a message, and brands at random.
@Suite struct HostileBrandTests {
  /// Without those that only a placeholder's refusal is about.
  @Test(arguments: HostileTextTests.attacks)
  func `a name stays in its place in every message`(_ attack: String) throws {
    let sample = try MessageSample.kits.get()
    for kind in MessageKind.all {
      let (message, findings) = try sample.message(kind, of: .make(name: attack))
      let plain = try sample.message(kind, of: .make(name: "plain")).message
      #expect(!findings.contains { $0.code == "message.character" }, "\(kind.path)")
      if let html = message.html, let expected = plain.html {
        let document = try XMLDocument(parsing: html.bytes)
        #expect(Outline(document.root) == Outline(try XMLDocument(parsing: expected.bytes).root))
        #expect(!html.string.contains("<script"))
      }
      let subject = message.subject?.string ?? ""
      #expect(!subject.contains { $0.isNewline })
      for placeholder in MessagePlaceholder.allCases {
        #expect(
          MessageMarkers.count(placeholder, in: message.body.string)
            == MessageMarkers.count(placeholder, in: plain.body.string), "\(kind.path)")
      }
    }
  }

  @Test(arguments: [
    "https://acme.example/{####}", "https://acme.example/{##x##}?a=1&b='2'",
    "https://acme.example/|^`",
  ])
  func `an address is no placeholder, and reads alike in a mail and its plain text`(
    _ address: String
  ) throws {
    let sample = try MessageSample.kits.get()
    let kind = try MessageKind.mail(.signUp)
    let (message, findings) = try sample.message(kind, of: .make(privacy: address))
    #expect(findings.isEmpty, "\(findings)")
    #expect(MessageMarkers.count(.code, in: message.text.string) == 1)
    #expect(MessageMarkers.count(.link, in: message.text.string) == 0)
  }

  @Test(arguments: 0..<40)
  func `a brand at random has messages that Cognito takes`(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let hex = String(Int.random(in: 0x100000...0xFFFFFF, using: &random), radix: 16)
    let radius = ["none", "sm", "md", "lg", "full"].randomElement(using: &random) ?? "md"
    let mode = ["auto", "light", "dark"].randomElement(using: &random) ?? "auto"
    let words = [
      "Acme & Söhne", "مرسى", "株式会社 山田", "Łódź «Sklep»", "नमस्ते", "O’Neill\u{A0}Ltd", "😀👩\u{200D}🚀",
      String(repeating: "Very long name ", count: 8),
    ]
    let theme = try SampleBrand.theme(
      """
      "mode": "\(mode)", "contrast": "repair", "shape": {"radius": "\(radius)"}
      """, primary: "#\(hex)")
    let tenant = Tenant.make(name: words[seed % words.count])
    let sample = try MessageSample.kits.get()
    let brand = MessageBrand(tenant, theme: theme)
    let linked = try #require(sample.linked(theme).value)
    for kind in MessageKind.all {
      let message = try #require(BrandedMessages(brand, linked).render(kind))
      let errors = sample.checks.findings(for: message, of: tenant.pool, by: brand)
        .filter { $0.severity == .error }
      // What is too long is said to be; all else must be right.
      #expect(
        errors.allSatisfy { $0.code == "message.subject.long" || $0.code == "message.sms.long" },
        "\(errors)")
    }
  }
}
