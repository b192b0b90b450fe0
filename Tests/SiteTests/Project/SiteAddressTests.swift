import Diagnostics
import Syntax
import Testing

@testable import Site

@Suite struct SiteAddressTests {
  private func findings(_ url: String) throws -> [String] {
    try ProjectFixture.make(
      tenants: """
        [{"id": "a", "url": \(url.jsonQuoted), "clients": {"web": {"clientId": "c"}}}]
        """
    ).findings().filter { $0.severity == .error }.map(\.code)
  }

  @Test(arguments: [
    ("https://a.example//evil.example/", "url.path"),
    ("https://a.example//\u{301}evil.example/", "url.path"),
    ("https://a.example/x/../../y/", "url.path"),
    ("https://a.example/x/%2E%2e/y/", "url.path"),
    ("https://a.example/x/%2e%2E", "url.folder"),
    ("https://a.example/login%2Ehtml", "url.folder"),
    ("https://a.example/x?\u{301}y/", "url.query"),
    ("https://a.example/x#\u{301}y/", "url.query"),
    ("https://a.example\u{301}/", "url.absolute"),
    ("https:/\u{301}/a.example/", "url.scheme"),
    ("https://user@a.example/", "url.user"),
    ("https://a.example:\u{301}80/", "url.port"),
    ("http://localhost/\u{E33}x/", ""),
  ])
  func `a site's address is read as a browser reads it`(_ url: String, _ code: String) throws {
    #expect(try findings(url) == (code.isEmpty ? [] : [code]))
  }
}
