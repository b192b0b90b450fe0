import TestSupport
import Testing

@testable import Site

/// Pages as they are delivered, for people to read in a diff. What other parts decide is left out: the
/// names of hashed files, and how icons are drawn.
@Suite struct GoldenPageTests {
  @Test(
    arguments: [
      (PageID.login, String?.none, "login.html"),
      (.login, "server-error", "login.server-error.html"),
      (.code, "mfa-app", "code.mfa-app.html"), (.code, "cooldown", "code.cooldown.html"),
      (.signup, "field-errors", "signup.field-errors.html"),
      (.totpSetup, "empty", "totp-setup.html"), (.notFound, nil, "not-found.html"),
      (.password, "server-error", "password.server-error.html"),
      (.chooseMethod, "empty", "choose-method.html"),
      (.messageSent, "resent", "message-sent.resent.html"),
      (.contactSetup, "phone-format", "contact-setup.phone-format.html"),
      (.linkLanding, "server-error", "link-landing.server-error.html"),
      (.verified, "email", "verified.email.html"),
    ])
  func `a page reads as it did`(_ page: PageID, _ name: String?, _ file: String) throws {
    let site = try SampleTheme().site()
    let state = site.states(of: page).first { $0.name == name }
    let bytes = site.render(page, locale: "en", state: state)
    try Golden.check(Self.settled(String(decoding: bytes, as: UTF8.self)), file)
  }

  @Test func `a hosted page in German reads as it did`() throws {
    let site = try SampleTheme().site()
    let state = site.states(of: .mfaChoose).first { $0.name == "busy" }
    let bytes = site.render(.mfaChoose, locale: "de", state: state, served: .hosted)
    try Golden.check(
      Self.settled(String(decoding: bytes, as: UTF8.self)), "mfa-choose.busy.hosted.de.html")
  }

  @Test func `a live page reads as it did`() throws {
    var live = LivePage.full(saying: "said <now>")
    live.facts.serverError = "passkey-already-registered"
    let bytes = try LivePageTests.site().renderLive(.passkeyAdd, locale: "en", live)
    try Golden.check(
      Self.settled(String(decoding: bytes, as: UTF8.self)), "passkey-add.live.html")
  }

  private static func settled(_ page: String) -> String {
    page.replacing(/\.[0-9a-f]{8}\./, with: ".HASH.")
      .replacing(/sha256-[A-Za-z0-9+\/=]+/, with: "sha256-HASH")
      .replacing(/(<svg class="icon icon--[a-z-]+").*?<\/svg>/, with: { "\($0.output.1)/>" })
  }
}
