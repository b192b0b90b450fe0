import Bindings
import Testing

@testable import Preview

@Suite struct SampleAppRoutesTests {
  private static let root = "/_lintel/sample-app/"

  private static func text(_ response: HTTPResponse) -> String {
    String(decoding: response.body, as: UTF8.self)
  }

  @Test(arguments: [
    "site.css", "tenant.json", "page.js", "..%2Fpreview%2Flive.js", "%2e%2e%2fREADME.md", "a/b",
  ])
  func `what is not the app's is not there`(name: String) throws {
    let preview = try PreviewFixture()
    #expect(try preview.get(Self.root + name).status == 404)
  }

  @Test func `a client with a secret is none for an app in a browser`() throws {
    let secret = #""preview": {"clients": {"acme.web": {"secret": "s0s0s0s0s0"}}}, "#
    let project = PreviewFixture.project.replacing(
      #""tenants": ["#, with: secret + #""tenants": ["#)
    let preview = try PreviewFixture(["lintel.json": project])
    #expect(Self.text(try preview.get("\(Self.root)apps.json?tenant=acme")) == "[]")
  }

  @Test func `a tenant that there is not has no app`() throws {
    let preview = try PreviewFixture()
    #expect(Self.text(try preview.get("\(Self.root)apps.json?tenant=nobody")) == "[]")
  }

  @Test func `the app finds its page, modules and settings below its folder`() throws {
    let preview = try PreviewFixture()
    #expect(try preview.get("/_lintel/sample-app").status == 302)
    let page = try preview.get(Self.root)
    #expect(page.headers["content-type"] == "text/html; charset=utf-8")
    #expect(page.headers["content-security-policy"] == "frame-ancestors 'none'")
    #expect(Self.text(page).contains("require-trusted-types-for 'script'"))
    for name in ["app.js", "app.css", "pkce.js", "pkce-api.js"] {
      #expect(try preview.get(Self.root + name).status == 200, "\(name)")
    }
    let apps = Self.text(try preview.get("\(Self.root)apps.json?tenant=acme"))
    #expect(apps.contains(#""label":"Acme Robotics, web""#))
    #expect(apps.contains(#""jwks":"/eu-central-1_AbCdEf123/.well-known/jwks.json""#))
    #expect(apps.contains(#""pages":"/_lintel/site/acme/login.html?app=web""#))
    #expect(!apps.contains("globex"))
  }
}
