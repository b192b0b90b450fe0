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

  /// To a `Character`, a sign and the mark that combines with it are one. The letter U+0E33 combines,
  /// and may begin a name in a script.
  @Test(arguments: ["\u{E33}", "\u{301}", "\u{FE0F}", "\u{200D}"])
  func `a mark that combines hides neither colon nor slash`(_ mark: String) {
    #expect(Self.refusal("javascript:\(mark)=alert(1)") == .scheme("javascript"))
    #expect(Self.refusal("javascript:\(mark)=alert(1)", .callback) == .scheme("javascript"))
    #expect(Self.refusal("http:\(mark)//a.example") == .plainHTTP)
    #expect(Self.refusal("http://evil.example/\(mark)://localhost/") == .plainHTTP)
    #expect(Self.refusal("https:/\(mark)/a.example") == .scheme("https"))
    #expect(Self.refusal("//\(mark)evil.example") == .noScheme)
    #expect(Self.refusal("/\(mark)/a") == nil)
  }

  @Test(
    arguments: [
      "http:evil.example/?://localhost/", "http:/evil.example/://127.0.0.1/", "http://0127.0.0.1/",
      "http://127.0.0.01/", "http://+127.0.0.1/", "http://127.0.0.256/", "http://[::1",
    ])
  func `a host that browsers would read otherwise is not this machine`(_ text: String) {
    #expect(Self.refusal(text) == .plainHTTP)
  }

  @Test(arguments: ["1app:x", "my_app:x", "-a:x", ":x", "é:x", "java\u{AD}script:x"])
  func `what is no scheme is none for callbacks either`(_ text: String) {
    guard case .scheme = Self.refusal(text, .callback) else {
      Issue.record("'\(text)' passed, or for another reason")
      return
    }
  }

  @Test(
    arguments: [
      ("https://user:pw@a.example/", .userInfo), ("https://user@a.example/", .userInfo),
      ("https://@a.example/", .userInfo), ("http://user@localhost/", .userInfo),
      ("https://%00/", .host), ("https://a%2Eexample/", .host), ("https://a|b/", .host),
      ("https://[::1]x/", .host), ("https://[a.example]/", .host), ("https://a[::1]/", .host),
      ("https://a.example:99999/", .port), ("https://a.example:0/", .port),
      ("https://a.example:/", .port), ("https://a.example:+1/", .port),
      ("http://localhost:80:80/", .port), ("https://a.example:8\u{301}0", .port),
      ("mailto:", .empty("mailto")), ("TEL:", .empty("tel")),
      ("\u{3000}//evil.example", .unseen), ("/\u{A0}", .unseen), ("https://a\u{AD}b/", .unseen),
      ("/\u{2028}", .unseen), ("/\u{FEFF}", .unseen), ("/\u{200B}", .unseen),
    ] as [(String, SafeURL.Refusal)])
  func `an address that no browser would follow as it reads is refused`(
    _ text: String, _ expected: SafeURL.Refusal
  ) {
    #expect(Self.refusal(text) == expected)
  }

  @Test(arguments: [
    "https://a.example:443/", "https://a.example:00443", "https://[2001:db8::1]:8443/x",
    "https://a.example/@b:c", "https://a.example?x=a@b:c", "mailto:?subject=x", "/\u{200C}x",
    "https://münchen.example/",
  ])
  func `an address with all its parts passes`(_ text: String) {
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
