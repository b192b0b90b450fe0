import Bindings
import Syntax
import Testing

@testable import CognitoMock

@Suite struct RefreshTokenTests {
  static let invalid = "NotAuthorizedException: Invalid Refresh Token"
  static let revoked = "NotAuthorizedException: Refresh Token has been revoked"

  static func refresh(_ world: inout SignInWorld, _ token: String) -> Answer {
    world.initiate("REFRESH_TOKEN_AUTH", ["REFRESH_TOKEN": token])
  }

  static func get(_ world: inout SignInWorld, _ token: String) -> Answer {
    Answer(
      world.call(
        "GetTokensFromRefreshToken",
        ["ClientId": "1example23456789", "RefreshToken": .string(token)]))
  }

  @Test(arguments: ["", "a.b.c.d.e", "nonsense", "eyJ.a.b.c.d"])
  func `what is no refresh token is refused`(text: String) {
    var world = SignInWorld()
    #expect(Self.get(&world, text).refusal == Self.invalid)
  }

  @Test func `a token with any letter changed is refused`() throws {
    var world = SignInWorld()
    let token = try #require(world.signIn().tokens?.refreshToken)
    let letters = Array(token)
    for place in stride(from: 0, to: letters.count, by: 97) where letters[place] != "." {
      var forged = letters
      forged[place] = forged[place] == "A" ? "B" : "A"
      #expect(Self.refresh(&world, String(forged)).refusal == Self.invalid)
    }
  }

  @Test func `the token looks like the service's`() throws {
    var world = SignInWorld()
    let token = try #require(world.signIn().tokens?.refreshToken)
    let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let header = Base64URL.decode(parts[0]) ?? []
    #expect(
      String(decoding: header, as: UTF8.self)
        == #"{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}"#)
    #expect(parts.map { $0.utf8.count }[1] == 342)
    #expect(parts.count == 5)
    #expect((1000...2048).contains(token.utf8.count))
  }

  @Test func `new tokens keep the time and the origin of the sign-in`() throws {
    var world = SignInWorld()
    let first = try #require(world.signIn().tokens)
    let signedIn = world.time
    world.time += 1000
    let second = try #require(Self.refresh(&world, first.refreshToken ?? "").tokens)
    #expect(second.refreshToken == nil)
    #expect(second.accessToken.whole("auth_time") == Int(signedIn))
    #expect(second.accessToken.whole("iat") == Int(world.time))
    #expect(second.accessToken.text("origin_jti") == first.accessToken.text("origin_jti"))
    #expect(second.accessToken.text("jti") != first.accessToken.text("jti"))
  }

  @Test func `a token ends after its days, and with its user`() throws {
    var world = SignInWorld()
    let token = try #require(world.signIn().tokens?.refreshToken)
    world.time += 30 * 86400 - 1
    #expect(Self.refresh(&world, token).tokens != nil)
    world.time += 1
    #expect(
      Self.refresh(&world, token).refusal
        == "NotAuthorizedException: Refresh Token has expired")
    world.time -= 100
    world.change { $0.isEnabled = false }
    #expect(
      Self.refresh(&world, token).refusal == "NotAuthorizedException: User is disabled.")
    world.state.users.remove(User.key(SignInWorld.poolId, "alice"))
    world.add("alice") {
      $0 = User(
        userPoolId: $0.userPoolId, username: "alice", sub: "another", status: .confirmed, created: 0
      )
    }
    #expect(Self.refresh(&world, token).refusal == Self.revoked)
  }

  @Test func `who was disabled is told so, and that the token is dead once let in again`() throws {
    var world = SignInWorld()
    let token = try #require(world.signIn().tokens?.refreshToken)
    let alice: JSONTree = ["UserPoolId": .string(SignInWorld.poolId), "Username": "alice"]
    #expect(Answer(world.call("AdminDisableUser", alice)).error == nil)
    for answer in [Self.refresh(&world, token), Self.get(&world, token)] {
      #expect(answer.refusal == "NotAuthorizedException: User is disabled.")
    }
    #expect(Answer(world.call("AdminEnableUser", alice)).error == nil)
    #expect(Self.refresh(&world, token).refusal == Self.revoked)
  }

  @Test func `a revoked sign-in takes all its tokens along, and no other's`() throws {
    var world = SignInWorld()
    let keys = try #require(SignInWorld.keys)
    let (one, other) = (try #require(world.signIn().tokens), try #require(world.signIn().tokens))
    func revoke(_ token: String, client: String = "1example23456789") -> String? {
      Answer(world.call("RevokeToken", ["ClientId": .string(client), "Token": .string(token)]))
        .refusal
    }
    let access = keys.sign(one).accessToken
    #expect(
      revoke(access) == "UnsupportedTokenTypeException: Unsupported token type")
    #expect(revoke("unknown") == nil)
    #expect(revoke(one.refreshToken ?? "") == nil)
    #expect(revoke(one.refreshToken ?? "") == nil)
    #expect(Self.refresh(&world, one.refreshToken ?? "").refusal == Self.revoked)
    #expect(
      Answer(world.call("GetUser", ["AccessToken": .string(access)])).refusal
        == "NotAuthorizedException: Access Token has been revoked")
    #expect(Self.refresh(&world, other.refreshToken ?? "").tokens != nil)
  }

  @Test func `signing out everywhere kills what was given out before, at once`() throws {
    var world = SignInWorld()
    let keys = try #require(SignInWorld.keys)
    let before = try #require(world.signIn().tokens)
    let token = keys.sign(before).accessToken
    #expect(Answer(world.call("GlobalSignOut", ["AccessToken": .string(token)])).error == nil)
    #expect(
      Answer(world.call("GetUser", ["AccessToken": .string(token)])).refusal
        == "NotAuthorizedException: Access Token has been revoked")
    #expect(Self.refresh(&world, before.refreshToken ?? "").refusal == Self.revoked)
    // In the same moment somebody may come back.
    let after = try #require(world.signIn().tokens)
    #expect(Self.refresh(&world, after.refreshToken ?? "").tokens != nil)
  }

  @Test func `another client's token is refused`() throws {
    var world = SignInWorld()
    let token = try #require(world.signIn().tokens?.refreshToken)
    world.state.clients.put(
      UserPoolClient(
        id: "other", userPoolId: SignInWorld.poolId, name: "other",
        settings: UserPoolClient.settings(completing: .object([])), created: 0))
    let answer = Answer(
      world.call(
        "GetTokensFromRefreshToken", ["ClientId": "other", "RefreshToken": .string(token)]))
    #expect(answer.refusal == Self.invalid)
    let revoked = Answer(
      world.call("RevokeToken", ["ClientId": "other", "Token": .string(token)]))
    #expect(revoked.error?.type == "UnauthorizedException")
  }

  @Test func `rotation gives a new token each time, and the old one a while`() throws {
    var world = SignInWorld(client: [
      "RefreshTokenRotation": ["Feature": "ENABLED", "RetryGracePeriodSeconds": 10]
    ])
    let first = try #require(world.signIn().tokens?.refreshToken)
    #expect(Self.refresh(&world, first).error?.type == "UnsupportedOperationException")
    let second = try #require(Self.get(&world, first).tokens?.refreshToken)
    #expect(second != first)
    world.time += 10
    #expect(Self.get(&world, first).tokens != nil)
    world.time += 1
    #expect(Self.get(&world, first).error?.type == "RefreshTokenReuseException")
    #expect(Self.get(&world, second).tokens != nil)
    // The new token ends when the first would have ended.
    let third = try #require(Self.get(&world, second).tokens?.refreshToken)
    world.time += 30 * 86400 - 11
    #expect(
      Self.get(&world, third).refusal == "NotAuthorizedException: Refresh Token has expired")
  }

  @Test func `a confidential client shows its secret`() throws {
    var world = SignInWorld(secret: "9example87654321")
    let client = try #require(world.state.clients["1example23456789"])
    let hash = client.secretHash(for: "alice", secret: client.secrets[0])
    let signedIn = world.initiate(
      "USER_PASSWORD_AUTH",
      ["USERNAME": "alice", "PASSWORD": SignInWorld.password, "SECRET_HASH": hash])
    let token = try #require(signedIn.tokens?.refreshToken)
    #expect(Self.refresh(&world, token).error?.type == "NotAuthorizedException")
    #expect(
      world.initiate("REFRESH_TOKEN", ["REFRESH_TOKEN": token, "SECRET_HASH": hash]).tokens
        != nil)
    #expect(Self.get(&world, token).error?.type == "NotAuthorizedException")
    let answer = Answer(
      world.call(
        "GetTokensFromRefreshToken",
        [
          "ClientId": "1example23456789", "RefreshToken": .string(token),
          "ClientSecret": "9example87654321",
        ]))
    #expect(answer.tokens != nil)
  }
}
