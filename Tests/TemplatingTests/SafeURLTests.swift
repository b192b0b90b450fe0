import Testing

@testable import Templating

@Suite struct SafeURLTests {
  private static func refusal(
    _ text: String, _ policy: SafeURL.Policy = .page
  ) -> SafeURL.Refusal? {
    do throws(SafeURL.Refusal) {
      _ = try SafeURL(text, for: policy)
      return nil
    } catch { return error }
  }

  @Test(
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc",
      "blob:x", "filesystem:x", "about:blank", "view-source:x", "intent:x", "ftp://a", "ws://a",
      "wss://a", "myapp:/x", "otpauth://totp/x", "https:", "https:/a", "https:a", "x-y+z.1:q",
    ])
  func `an address of a bad scheme is refused`(_ text: String) {
    guard case .scheme = Self.refusal(text) else {
      Issue.record("'\(text)' passed, or for another reason")
      return
    }
  }

  @Test(
    arguments: [
      " javascript:x", "java\tscript:x", "java\nscript:x", "\u{1}javascript:x", "/\\evil.example",
      "\\\\evil.example", "a b", "/\u{7F}", "/\u{85}", "/\u{202E}moc", "/\u{2067}x", "/\u{0}",
    ])
  func `an address with a blank, a control or a backslash is refused`(_ text: String) {
    #expect(Self.refusal(text) == .character)
  }

  @Test(
    arguments: [
      "http://a.example/", "http://10.0.0.1/", "http://localhost.evil.example/",
      "http://127.0.0.1.evil.example/", "http://127.1/", "http://a@b.example/",
      "http://localhost@evil.example/", "http:", "http://[::2]/",
    ])
  func `plain http to another machine is refused`(_ text: String) {
    #expect(Self.refusal(text) == .plainHTTP)
  }

  @Test(arguments: ["//evil.example", "///evil.example"])
  func `an address without a scheme that leaves the site is refused`(_ text: String) {
    #expect(Self.refusal(text) == .noScheme)
  }

  @Test(
    arguments: [
      "https://a.example/", "http://localhost:9229/", "http://127.0.0.1/x", "http://[::1]:80/",
      "http://acme.localhost/", "mailto:a@b.example", "tel:+44", "/a", "a.html", "../de/a.html",
      "?q=a:b", "#x", "./a:b", "",
    ])
  func `an address that a page may lead to passes`(_ text: String) {
    #expect(Self.refusal(text) == nil)
  }

  @Test func `an app's own scheme is for callbacks only`() {
    #expect(Self.refusal("myapp://back", .callback) == nil)
    for scheme in ["javascript", "data", "vbscript", "file", "blob", "intent"] {
      #expect(Self.refusal("\(scheme):x", .callback) == .scheme(scheme))
    }
    #expect(Self.refusal("otpauth://totp/a", .authenticator) == nil)
    #expect(Self.refusal("myapp://back", .authenticator) == .scheme("myapp"))
  }
}
