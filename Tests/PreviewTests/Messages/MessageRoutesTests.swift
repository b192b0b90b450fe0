import Bindings
import Foundation
import Testing

@testable import Preview

@Suite struct MessageRoutesTests {
  /// Read once: what changes a file has a project of its own.
  private static let shared = Result { try PreviewFixture() }
  private let preview: PreviewFixture

  init() throws { preview = try Self.shared.get() }

  @Test(
    arguments: zip(
      [
        "acne/auto/en/email/sign-up", "acme/auto/fr/email/sign-up", "acme/drak/en/email/sign-up",
        "acme/auto/en/email/sign-upp", "acme/auto/en/fax/sign-up",
      ],
      [
        "Did you mean 'acme'?", "One of de, en", "no such message", "no such message",
        "no such message",
      ]))
  func `what there is not is not found`(path: String, words: String) throws {
    let response = try preview.get("/_lintel/message/\(path)")
    #expect(response.status == 404)
    #expect(String(decoding: response.body, as: UTF8.self).contains(words))
  }

  @Test func `a template that cannot be read is drawn with its place until it is mended`() throws {
    let path = "templates/messages/email/sign-up.html"
    let preview = try PreviewFixture([path: "<p>{{nobody}}</p>"])
    let address = "/_lintel/message/acme/auto/en/email/sign-up"
    let response = try preview.get(address)
    #expect(response.status == 500)
    #expect(String(decoding: response.body, as: UTF8.self).contains("\(path):1:6"))
    try FileManager.default.removeItem(atPath: "\(preview.folder.path)/\(path)")
    preview.workshop.take([path])
    #expect(try preview.get(address).status == 200)
  }

  @Test func `a mail may look as it likes and do nothing`() throws {
    let response = try preview.get("/_lintel/message/acme/auto/en/email/sign-up")
    let policy = try #require(response.headers["content-security-policy"])
    #expect(policy.hasPrefix("sandbox; default-src 'none'; style-src 'unsafe-inline';"))
    #expect(!policy.contains("script-src"))
  }

  @Test func `samples stand where Cognito fills something in`() throws {
    for (path, sample) in [
      ("email/sign-up", "123456"), ("email/invitation", "mara.lind@mail.example"),
      ("email/verification-link", "<a href=\"https://confirm.example/\">"),
      ("email/sign-up?as=text", "123456"),
    ] {
      let text = try preview.text("/_lintel/message/acme/auto/de/\(path)")
      #expect(text.contains(sample), "\(path)")
      #expect(!text.contains("{#") && !text.contains("{username}"), "\(path)")
    }
  }

  @Test func `a mode is forced, whatever the browser prefers`() throws {
    func mail(_ mode: String) throws -> String {
      try preview.text("/_lintel/message/acme/\(mode)/en/email/sign-up")
    }
    #expect(try mail("auto").contains("@media (prefers-color-scheme:dark)"))
    #expect(try mail("dark").contains("@media (min-width:0)"))
    #expect(try mail("dark").contains("color-scheme:dark"))
    #expect(try mail("light").contains("@media (max-width:0)"))
    for mode in ["dark", "light"] { #expect(try !mail(mode).contains("prefers-color-scheme")) }
  }

  @Test func `a message leads to its neighbours and to its plain text`() throws {
    let page = try preview.text("/_lintel/gallery/email/invitation?locale=de&as=text")
    let links = PreviewFixture.values(of: "href", in: page)
    #expect(links.contains { $0.hasPrefix("/_lintel/gallery/email/verification-link?as=text&") })
    #expect(links.contains { $0.hasSuffix("&served=direct#email") })
    #expect(
      PreviewFixture.values(of: "src", in: page)
        .contains("/_lintel/message/acme/auto/de/email/invitation?as=text"))
    #expect(page.contains("name=\"as\""))
  }

  @Test func `a message that only other pools send leads to the gallery`() throws {
    let response = try preview.get("/_lintel/gallery/email/risk-block")
    #expect(response.status == 302)
    #expect(response.headers["location"]?.hasPrefix("/_lintel/gallery/?tenant=acme") == true)
  }
}
