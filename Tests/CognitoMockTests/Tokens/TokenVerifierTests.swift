import Bindings
import Syntax
import Testing

@testable import CognitoMock

@Suite struct TokenVerifierTests {
  static func token(_ world: inout SignInWorld) throws -> SignedTokens {
    try #require(SignInWorld.keys).sign(try #require(world.signIn().tokens))
  }

  static func fault(_ token: String, _ use: TokenUse = .access, at time: Double) -> TokenFault? {
    do throws(TokenFault) {
      _ = try SignInWorld.keys?.verify(token, use: use, at: time)
      return nil
    } catch { return error }
  }

  static func part(_ json: String) -> String { Base64URL.encode(Array(json.utf8)) }

  @Test(arguments: ["", "a", "a.b", "a.b.c", "..", "e30.e30", "e30.e30.", "ä.b.c", "e30.e30.A.e30"])
  func `what is no token is refused`(text: String) {
    #expect(Self.fault(text, at: 0) != nil)
  }

  @Test func `other algorithms, keys and bytes are refused`() throws {
    var world = SignInWorld()
    let keys = try #require(SignInWorld.keys)
    let token = try Self.token(&world).accessToken
    let parts = token.split(separator: ".").map(String.init)
    let time = world.time
    #expect(Self.fault(token, at: time) == nil)
    let none = Self.part(#"{"kid":"\#(keys.access.kid)","alg":"none"}"#)
    #expect(Self.fault("\(none).\(parts[1]).", at: time) == .algorithm)
    let header = Self.part(#"{"kid":"\#(keys.access.kid)","alg":"HS256"}"#)
    let forged = "\(header).\(parts[1])"
    let code = HMAC.sha256(key: keys.access.key.modulus, message: Array(forged.utf8))
    #expect(Self.fault("\(forged).\(Base64URL.encode(code))", at: time) == .algorithm)
    let stranger = Self.part(#"{"kid":"AAAA","alg":"RS256"}"#)
    #expect(Self.fault("\(stranger).\(parts[1]).\(parts[2])", at: time) == .unknownKey)
    let other = Self.part(#"{"sub":"mallory","token_use":"access","exp":9999999999}"#)
    #expect(Self.fault("\(parts[0]).\(other).\(parts[2])", at: time) == .signature)
    #expect(Self.fault("\(parts[0]).\(parts[1]).", at: time) == .signature)
  }

  @Test func `an expired token and one of another use are refused`() throws {
    var world = SignInWorld()
    let tokens = try Self.token(&world)
    #expect(Self.fault(tokens.accessToken, at: world.time + 3599) == nil)
    #expect(Self.fault(tokens.accessToken, at: world.time + 3600) == .expired)
    #expect(Self.fault(tokens.idToken ?? "", at: world.time) == .wrongUse)
    #expect(Self.fault(tokens.accessToken, .id, at: world.time) == .wrongUse)
    #expect(Self.fault(tokens.idToken ?? "", .id, at: world.time) == nil)
  }

  @Test func `the header is the service's, and the two uses have two keys`() throws {
    let keys = try #require(SignInWorld.keys)
    var world = SignInWorld()
    let tokens = try Self.token(&world)
    let header = Base64URL.decode(String(tokens.accessToken.prefix { $0 != "." })) ?? []
    #expect(
      String(decoding: header, as: UTF8.self)
        == #"{"kid":"\#(keys.access.kid)","alg":"RS256"}"#)
    #expect(keys.access.kid != keys.id.kid)
    #expect(Base64.decode(keys.id.kid)?.count == 32)
    let jwk = keys.jwks.items("keys")[0]
    #expect(jwk.members.map(\.0) == ["alg", "e", "kid", "kty", "n", "use"])
    #expect(jwk.text("e") == "AQAB")
    #expect(jwk.text("n")?.utf8.count == 342)
  }

  @Test func `an access token is refused in the service's own words`() throws {
    var world = SignInWorld()
    let tokens = try Self.token(&world)
    func refusal(_ token: String) -> String? {
      var copy = world
      return Answer(copy.call("GetUser", ["AccessToken": .string(token)])).refusal
    }
    #expect(refusal(tokens.accessToken) == nil)
    let invalid = "NotAuthorizedException: Invalid Access Token"
    #expect(refusal(tokens.idToken ?? "") == invalid)
    #expect(refusal("nonsense") == invalid)
    world.time += 3600
    #expect(
      refusal(tokens.accessToken) == "NotAuthorizedException: Access Token has expired")
    world.time -= 3600
    world.change { $0.isEnabled = false }
    #expect(refusal(tokens.accessToken) == "NotAuthorizedException: User is disabled.")
    world.state.users.remove(User.key(SignInWorld.poolId, "alice"))
    #expect(
      refusal(tokens.accessToken) == "UserNotFoundException: User does not exist.")
  }

  @Test func `a token without the API's scope does not open the API`() throws {
    var world = SignInWorld()
    var grant = TokenGrant(
      userPoolId: SignInWorld.poolId, clientId: "1example23456789", username: "alice",
      authTime: world.time, source: .hostedAuth)
    grant.scopes = ["openid"]
    let set = try TokenTests.tokens(grant, &world)
    let token = try #require(SignInWorld.keys).sign(set).accessToken
    #expect(
      Answer(world.call("GetUser", ["AccessToken": .string(token)])).refusal
        == "NotAuthorizedException: Access Token does not have required scopes")
  }
}
