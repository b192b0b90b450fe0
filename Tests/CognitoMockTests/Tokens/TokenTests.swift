import Bindings
import Diagnostics
import Syntax
import Testing

@testable import CognitoMock

@Suite struct TokenTests {
  static func world() -> SignInWorld {
    var world = SignInWorld()
    world.change { user in
      user["email"] = "alice@example.com"
      user["email_verified"] = "true"
      user["given_name"] = "Alice"
      user["address"] = "1 Main Street"
      user["updated_at"] = "1700000000"
      user["custom:team"] = "a"
    }
    return world
  }

  @Test func `an ID token has the service's claims in its order`() throws {
    var world = Self.world()
    let set = try #require(world.signIn().tokens)
    let claims = try #require(set.idToken)
    #expect(
      claims.members.map(\.0) == [
        "sub", "email_verified", "iss", "cognito:username", "address", "given_name",
        "updated_at", "origin_jti", "aud", "event_id", "token_use", "auth_time", "exp", "iat",
        "jti", "email",
      ])
    #expect(claims.flag("email_verified") == true)
    #expect(claims.whole("updated_at") == 1_700_000_000)
    #expect(claims["address"]?.text("formatted") == "1 Main Street")
    #expect(claims.text("aud") == "1example23456789")
    #expect(
      claims.text("iss") == "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Lintel001")
    #expect(claims.whole("exp") == Int(world.time) + 3600)
    #expect(!set.bindsAccessToken)
  }

  @Test func `an access token of the API has its own`() throws {
    var world = Self.world()
    let claims = try #require(world.signIn().tokens?.accessToken)
    #expect(
      claims.members.map(\.0) == [
        "sub", "iss", "client_id", "origin_jti", "event_id", "token_use", "scope", "auth_time",
        "exp", "iat", "jti", "username",
      ])
    #expect(claims.text("scope") == "aws.cognito.signin.user.admin")
    #expect(claims.text("token_use") == "access")
  }

  @Test func `a client that revokes nothing has no ids of origin`() throws {
    var world = SignInWorld(client: ["EnableTokenRevocation": false])
    let set = try #require(world.signIn().tokens)
    #expect(set.accessToken["origin_jti"] == nil)
    #expect(set.idToken?["jti"] == nil)
  }

  @Test func `groups are told by precedence, and no role where two are as good`() throws {
    var world = Self.world()
    for (name, precedence, role) in [("low", 5, "r5"), ("high", 1, "r1"), ("same", 1, "r1b")] {
      var group = Group(
        userPoolId: SignInWorld.poolId, name: name, created: 0, modified: 0)
      group.precedence = precedence
      group.roleArn = role
      world.state.groups.put(group)
    }
    world.change { $0.groups = ["low", "high"] }
    let claims = try #require(world.signIn().tokens?.idToken)
    #expect(claims.texts("cognito:groups") == ["high", "low"])
    #expect(claims.texts("cognito:roles") == ["r1", "r5"])
    #expect(claims.text("cognito:preferred_role") == "r1")
    world.change { $0.groups = ["low", "high", "same"] }
    #expect(world.signIn().tokens?.idToken?["cognito:preferred_role"] == nil)
  }

  @Test func `tokens of the domain follow their scopes`() throws {
    var world = Self.world()
    var grant = TokenGrant(
      userPoolId: SignInWorld.poolId, clientId: "1example23456789", username: "alice",
      authTime: world.time, source: .hostedAuth)
    grant.scopes = ["openid", "email"]
    grant.nonce = "n"
    grant.resource = "https://api.example.com"
    let set = try Self.tokens(grant, &world)
    let idToken = try #require(set.idToken)
    #expect(idToken.text("email") == "alice@example.com")
    #expect(idToken["given_name"] == nil)
    #expect(idToken.text("nonce") == "n")
    #expect(set.accessToken.whole("version") == 2)
    #expect(set.accessToken.text("aud") == "https://api.example.com")
    #expect(set.accessToken.text("scope") == "openid email")
    let signed = try #require(SignInWorld.keys).sign(set)
    let hash = SHA256.hash(Array(signed.accessToken.utf8)).prefix(16)
    let claims = try #require(SignInWorld.keys).verify(
      signed.idToken ?? "", use: .id, at: world.time)
    #expect(claims.text("at_hash") == Base64URL.encode(Array(hash)))
    grant.scopes = ["phone"]
    #expect(try Self.tokens(grant, &world).idToken == nil)
  }

  static func tokens(_ grant: TokenGrant, _ world: inout SignInWorld) throws -> TokenSet {
    let outcome = world.state.perform(at: world.time, seed: [9]) {
      (work) throws(Interruption) in try work.tokens(for: grant)
    }
    guard case .answered(let result) = outcome else { throw CognitoError("calls", "") }
    return try result.get()
  }
}
