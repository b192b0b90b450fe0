import Bindings
import CognitoMock
import Testing

@testable import Preview

@Suite struct ProviderRoutesTests {
  /// A browser at the stand-in of a provider, and the address that it came by.
  private func leave(_ type: String) throws -> (HostedFixture, String) {
    var browser = try HostedFixture()
    browser.service.change { state in
      state.resources.put(
        Resource(
          kind: "provider", userPoolId: "eu-central-1_AbCdEf123", name: "corp",
          settings: [
            "ProviderType": .string(type),
            "AttributeMapping": ["email": "urn:mail", "username": "sub"],
          ], created: 0, modified: 0))
      state.clients.update("1h57kf5cpq17m0eml12EXAMPLE") {
        $0.settings.set("SupportedIdentityProviders", ["COGNITO", "corp"])
      }
      return []
    }
    let sent = try browser.ask(
      "GET", "/oauth2/authorize?\(HostedFixture.query)&identity_provider=corp")
    return (browser, try #require(sent.headers["location"]))
  }

  private static func state(_ address: String) throws -> String {
    try #require(HTTPTarget(address)).query.first { $0.name == "state" }?.value ?? ""
  }

  @Test func `whoever did not come from the pool's domain is told nothing`() throws {
    var (browser, _) = try leave("OIDC")
    for address in ["/_lintel/provider", "/_lintel/provider?state=made-up"] {
      #expect(try browser.ask("GET", address).status == 400)
    }
    #expect(try browser.ask("GET", "/oauth2/idpresponse?code=x&state=y").status == 400)
    #expect(try browser.post("/saml2/idpresponse", "SAMLResponse=x&RelayState=y").status == 400)
    #expect(try browser.post("/saml2/logout", "x=y").status == 400)
  }

  @Test func `another site cannot say who somebody is`() throws {
    var (browser, address) = try leave("OIDC")
    let response = try browser.post(
      "/_lintel/provider", "state=\(try Self.state(address))&act=allow&sub=1",
      headers: [HTTPField("origin", "https://evil.example")])
    #expect(response.status == 403)
  }

  @Test func `a provider returns with a code`() throws {
    var (browser, address) = try leave("OIDC")
    let page = try browser.ask("GET", address)
    #expect(page.text.contains("name=\"claim:urn:mail\""))
    #expect(
      page.headers["content-security-policy"]?.contains(
        "form-action 'self' https://app.acme.example") == true)
    let back = try browser.post(
      "/_lintel/provider",
      "state=\(try Self.state(address))&act=allow&sub=1001&claim%3Aurn%3Amail=r%40example.com")
    let location = try #require(back.headers["location"])
    #expect(location.hasPrefix("/oauth2/idpresponse?code="))
    let done = try browser.ask("GET", location)
    #expect(
      done.headers["location"]?.hasPrefix("https://app.acme.example/callback?code=") == true)
    let user = browser.service.read {
      $0.users[User.key("eu-central-1_AbCdEf123", "corp_1001")]
    }
    #expect(user?["email"] == "r@example.com")
    #expect(try browser.ask("GET", location).status == 400, "once")
  }

  @Test func `a SAML response is posted on, and none but ours is taken`() throws {
    var (browser, address) = try leave("SAML")
    let state = try Self.state(address)
    let page = try browser.post(
      "/_lintel/provider", "state=\(state)&act=allow&sub=%3C1001%3E")
    let values = PreviewFixture.values(of: "value", in: page.text)
    let response = try #require(values.first)
    let xml = Base64.decode(response).flatMap { String(validating: $0, as: UTF8.self) }
    #expect(xml?.contains("<saml:NameID>&lt;1001&gt;</saml:NameID>") == true)
    let forged = try browser.post(
      "/saml2/idpresponse", "RelayState=\(state)&SAMLResponse=\(PercentCoding.encode("x"))")
    #expect(forged.headers["location"]?.contains("error=invalid_request") == true)
    // A forged one ends the attempt: the right one comes too late.
    let late = try browser.post(
      "/saml2/idpresponse", "RelayState=\(state)&SAMLResponse=\(PercentCoding.encode(response))")
    #expect(late.status == 400)
  }

  @Test func `a SAML response signs in, and a sign-out at the provider ends the session`() throws {
    var (browser, address) = try leave("SAML")
    let state = try Self.state(address)
    let page = try browser.post("/_lintel/provider", "state=\(state)&act=allow&sub=1001")
    let response = try #require(PreviewFixture.values(of: "value", in: page.text).first)
    let done = try browser.post(
      "/saml2/idpresponse", "RelayState=\(state)&SAMLResponse=\(PercentCoding.encode(response))")
    #expect(
      done.headers["location"]?.hasPrefix("https://app.acme.example/callback?code=") == true)
    #expect(browser.cookies["cognito"] != nil)
    #expect(try browser.post("/saml2/logout", "SAMLResponse=x").status == 200)
    #expect(browser.cookies["cognito"] == nil)
  }
}
