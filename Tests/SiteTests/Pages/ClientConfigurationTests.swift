import Bindings
import Diagnostics
import Syntax
import Templating
import Testing

@testable import Site

/// The data block that the scripts of direct pages read.
@Suite struct ClientConfigurationTests {
  private static func block(
    _ tenant: Tenant = .make(), page: PageID = .login, locale: String = "en",
    changed: (TenantSite) -> TenantSite = { $0 }
  ) throws -> String {
    let site = changed(try SampleTheme().site(tenant))
    let document = try XMLDocument(parsing: site.render(page, locale: locale))
    let blocks = document.root.descendants.filter { $0.has("data-config") }
    #expect(blocks.count == 1)
    return try #require(blocks.first?.descendants.first { $0.kind == .text }).text
  }

  private static func json(_ tenant: Tenant) throws -> JSONTree {
    JSONTree(try JSONValue.parse(SourceFile(name: "block", text: try block(tenant))))
  }

  @Test(arguments: ["</script><b>", "<!--", "a&lt;b", "\"\\\u{2028}\u{0}"])
  func `no name can end the block or be read as markup`(_ name: String) throws {
    var tenant = Tenant.make()
    tenant.clients[0].name = name
    let apps = try Self.json(tenant)["apps"]
    guard case .array(let list)? = apps else {
      Issue.record("no list of apps: \(String(describing: apps))")
      return
    }
    #expect(list.first?["name"] == .string(name))
  }

  @Test(arguments: ["acme://callback", "com.acme.app:/callback", "https://", "/callback", ""])
  func `an address that is none of the web gives no origin`(_ address: String) {
    #expect(address.webOrigin == nil)
  }

  /// To a `Character` a slash with a combining mark after it is no slash.
  @Test(arguments: [
    "https://App.example/x", "https://app.example/\u{301}x", "https://app.example?y",
  ])
  func `an origin ends where a browser ends it`(_ address: String) {
    #expect(address.webOrigin == "https://app.example")
  }

  @Test func `hosted pages have no block`() throws {
    let site = try SampleTheme().site()
    for page in site.pages {
      let text = String(decoding: site.render(page, locale: "en", served: .hosted), as: UTF8.self)
      #expect(!text.contains("data-config"))
    }
  }

  @Test func `a pool without domain, passkeys and apps of the web leaves their places empty`()
    throws
  {
    var pool = Pool.make(domain: nil)
    pool.rpId = nil
    var tenant = Tenant.make(pool: pool)
    tenant.clients[0].callbacks = ["acme://callback"]
    tenant.clients[0].home = nil
    tenant.clients[0].signedOut = []
    let json = try Self.json(tenant)
    #expect(json["domain"] == "" && json["rpId"] == "" && json["cookie"] == "")
    guard case .array(let apps)? = json["apps"] else { return }
    #expect(apps.first?["origins"] == [] && apps.first?["home"] == "")
    #expect(apps.first?["signedOut"] == [])
  }

  @Test func `the block is the one that is promised`() throws {
    var tenant = Tenant.make()
    tenant.clients[0].callbacks += ["https://APP.acme.example/other", "http://localhost:3000/cb"]
    tenant.handOverCookie = "acme.example"
    let name = try #require(try tenant.steps("en"))
    #expect(
      try Self.block(tenant)
        == #"{"pool":"eu-central-1_AbCdEf123","#
        + #""endpoint":"https://cognito-idp.eu-central-1.amazonaws.com/","#
        + #""issuer":"https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123","#
        + #""domain":"https://id.acme.example","cookie":"acme.example","rpId":"acme.example","#
        + #""root":"","steps":"assets/\#(name)","locale":"en","start":"login","apps":[{"#
        + #""name":"web","id":"1h57kf5cpq17m0eml12EXAMPLE","home":"/","storage":"local","#
        + #""origins":["https://app.acme.example","http://localhost:3000"],"#
        + #""signedOut":["https://app.acme.example/"]}]}"#)
  }

  @Test func `addresses are seen from the page`() throws {
    #expect(try Self.block(locale: "de").contains(#""root":"../","steps":"../assets/steps.de."#))
    #expect(
      try Self.block(page: .notFound)
        .contains(#""root":"/login/","steps":"/login/assets/steps.en."#))
  }

  @Test(arguments: PageID.allCases)
  func `what stands in for Cognito changes addresses and nothing else`(_ page: PageID) throws {
    let site = try SampleTheme().site()
    let preview = site.with(
      standIn: StandIn(
        endpoint: "http://127.0.0.1:9229", domain: "http://localhost:9229",
        issuer: "http://issuer.example", relyingParty: "localhost"))
    let text = String(decoding: preview.render(page, locale: "de"), as: UTF8.self)
    #expect(!text.contains("amazonaws") && !text.contains("id.acme.example"))
    let production =
      text
      .replacing(
        "http://issuer.example/", with: "https://cognito-idp.eu-central-1.amazonaws.com/"
      )
      .replacing("http://127.0.0.1:9229", with: "https://cognito-idp.eu-central-1.amazonaws.com")
      .replacing("http://localhost:9229", with: "https://id.acme.example")
      .replacing(#""rpId":"localhost""#, with: #""rpId":"acme.example""#)
    #expect(production == String(decoding: site.render(page, locale: "de"), as: UTF8.self))
  }
}

extension Tenant {
  /// The name of the file with the steps of a language.
  fileprivate func steps(_ locale: String) throws -> String? {
    let paths = try SampleTheme().site(self).assets.map(\.path)
    let prefix = "site/assets/"
    return paths.first { $0.hasPrefix("\(prefix)steps.\(locale).") }
      .map { String($0.dropFirst(prefix.count)) }
  }
}
