import Diagnostics
import Export
import Site
import TestSupport
import Testing

@Suite struct RegisterFormTests {
  private func text(_ site: TenantSite) throws -> String {
    let made = RegisterForm().files(for: site)
    return String(decoding: try #require(made.value?.first).bytes, as: UTF8.self)
  }

  private func findings(_ site: TenantSite) -> [String] {
    RegisterForm().files(for: site).findings.map { "\($0.severity): \($0.message)" }
  }

  @Test func `more addresses than Cognito takes are an error`() throws {
    let aliases = (0..<100).map { "https://a\($0).example/" }
    #expect(
      findings(try SampleSite.make(aliases: aliases)) == [
        "error: client 'web' of 'acme' has 102 callback addresses, Cognito takes 100",
        "error: client 'web' of 'acme' has 102 sign-out addresses, Cognito takes 100",
      ])
  }

  @Test(arguments: [
    "https://acme.example/", "https://notapp.example/", "https://app.example.evil.example/",
  ])
  func `an alias that passkeys do not reach is a warning`(alias: String) throws {
    let site = try SampleSite.make(aliases: [alias], rpId: "app.example")
    #expect(
      findings(site) == [
        "warning: passkeys of 'app.example' do not work at the alias '\(alias.dropLast())'"
      ])
  }

  @Test(arguments: ["https://app.example/", "https://id.app.example:8443/login/"])
  func `the relying party's own host and those below it will do`(alias: String) throws {
    #expect(findings(try SampleSite.make(aliases: [alias], rpId: "app.example")) == [])
  }

  @Test func `without an address the file has the app's own alone`() throws {
    let site = try SampleSite.make(url: nil, rpId: "app.example")
    #expect(try text(site).contains("callback.html") == false)
    #expect(try text(site).contains("https://app.acme.example/callback"))
  }

  @Test func `everything that a client needs`() throws {
    let site = try SampleSite.make(
      aliases: ["https://sso.acme.example/"], rpId: "app.example",
      providers: ["acme-okta", "Google"])
    try Golden.check(try text(site), "register-full.json")
  }

  @Test func `without a domain nothing of OAuth is asked for`() throws {
    try Golden.check(try text(try SampleSite.make(domain: nil)), "register-no-domain.json")
  }
}
