import Bindings
import CognitoMock
import Testing

@testable import Preview

@Suite struct DiscoveryRoutesTests {
  private func asker(_ state: CognitoState = ServiceFixture.state()) -> RouteAsker {
    RouteAsker(DiscoveryRoutes(ServiceFixture.service(state)) { _ in ServiceFixture.poolId })
  }

  @Test(
    arguments: [
      "/eu-central-1_Nothing/.well-known/openid-configuration",
      "/eu-central-1_Nothing/.well-known/jwks.json",
    ])
  func `a pool that is not there has no documents`(target: String) throws {
    let response = try asker().ask("GET", target)
    #expect(response.status == 404)
    #expect(response.text == #"{"message":"User pool eu-central-1_Nothing does not exist."}"#)
  }

  @Test func `what Cognito does not have is not there`() throws {
    let target = "/.well-known/oauth-authorization-server"
    #expect(try asker().ask("GET", target).status == 404)
  }

  @Test func `addresses lead to the name that was asked, the issuer is the service's`() throws {
    var state = ServiceFixture.state()
    state.domains.put(
      UserPoolDomain(
        domain: "id.acme.example", userPoolId: ServiceFixture.poolId, managedLoginVersion: 2))
    let pool = ServiceFixture.poolId
    let root = "http://localhost:9229"
    let wanted =
      #"{"authorization_endpoint":"\#(root)/oauth2/authorize","end_session_endpoint":"#
      + #""\#(root)/logout","id_token_signing_alg_values_supported":["RS256"],"issuer":"#
      + #""https://cognito-idp.eu-central-1.amazonaws.com/\#(pool)","jwks_uri":"#
      + #""\#(root)/\#(pool)/.well-known/jwks.json","response_types_supported":["code","token"],"#
      + #""revocation_endpoint":"\#(root)/oauth2/revoke","scopes_supported":"#
      + #"["openid","email","phone","profile"],"subject_types_supported":["public"],"#
      + #""token_endpoint":"\#(root)/oauth2/token","token_endpoint_auth_methods_supported":"#
      + #"["client_secret_basic","client_secret_post"],"userinfo_endpoint":"#
      + #""\#(root)/oauth2/userInfo"}"#
    let asker = asker(state)
    for _ in 0..<2 {
      let response = try asker.ask("GET", "/\(pool)/.well-known/openid-configuration")
      #expect(response.text == wanted)
      #expect(response.headers["access-control-allow-origin"] == "*")
    }
    #expect(try asker.ask("GET", "/.well-known/openid-configuration").text == wanted)
  }

  @Test func `a pool without a domain has addresses below its id`() throws {
    let response = try asker().ask("GET", "/.well-known/openid-configuration")
    #expect(
      response.text.contains(
        #""authorization_endpoint":"http://localhost:9229/\#(ServiceFixture.poolId)/authorize""#))
  }

  @Test func `another issuer is told`() throws {
    var state = ServiceFixture.state()
    state.settings.issuer = "http://localhost:9229"
    let response = try asker(state).ask("GET", "/.well-known/openid-configuration")
    #expect(
      response.text.contains(#""issuer":"http://localhost:9229/\#(ServiceFixture.poolId)""#))
  }

  @Test(
    arguments: zip(
      ["/eu-central-1_AbCdEf123/.well-known/jwks.json", "/.well-known/jwks_uri"],
      ["RS256", "RS512"]))
  func `both keys are told with what they sign`(target: String, algorithm: String) throws {
    let text = try asker().ask("GET", target).text
    #expect(text.ranges(of: #""alg":"\#(algorithm)""#).count == 2)
    let keys = ServiceFixture.keys
    #expect(text.contains(keys.id.kid))
    #expect(text.contains(keys.access.kid))
  }
}
