import Bindings
import Syntax
import Testing

@testable import CognitoMock

@Suite struct PasskeyTests {
  static let pool: JSONTree = [
    "Policies": ["SignInPolicy": ["AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]]]
  ]
  static let config: JSONTree = [
    "WebAuthnConfiguration": [
      "RelyingPartyId": "auth.example.com", "UserVerification": "required",
    ]
  ]

  /// A world, and the access token of its user.
  static func world() throws -> (SignInWorld, String) {
    var world = SignInWorld(pool: pool, mfa: config)
    let set = try #require(world.signIn().tokens)
    return (world, try #require(SignInWorld.keys).sign(set).accessToken)
  }

  static func start(_ world: inout SignInWorld, _ token: String) -> JSONTree {
    Answer(world.call("StartWebAuthnRegistration", ["AccessToken": .string(token)]))
      .json["CredentialCreationOptions"] ?? .null
  }

  static func complete(
    _ credential: JSONTree, _ world: inout SignInWorld, _ token: String
  ) -> Answer {
    Answer(
      world.call(
        "CompleteWebAuthnRegistration",
        ["AccessToken": .string(token), "Credential": credential]))
  }

  @Test func `a pool without passkeys refuses`() throws {
    var world = SignInWorld()
    let set = try #require(world.signIn().tokens)
    let token = try #require(SignInWorld.keys).sign(set).accessToken
    let answer = Answer(
      world.call("StartWebAuthnRegistration", ["AccessToken": .string(token)]))
    #expect(answer.error?.type == "WebAuthnNotEnabledException")
    var bare = SignInWorld(pool: Self.pool)
    let other = try #require(SignInWorld.keys).sign(try #require(bare.signIn().tokens))
    #expect(
      Answer(
        bare.call(
          "StartWebAuthnRegistration", ["AccessToken": .string(other.accessToken)])
      ).error?.type == "WebAuthnConfigurationMissingException")
  }

  @Test func `the options are what a browser takes`() throws {
    var (world, token) = try Self.world()
    let options = Self.start(&world, token)
    #expect(
      options.members.map(\.0) == [
        "rp", "user", "challenge", "pubKeyCredParams", "timeout", "excludeCredentials",
        "authenticatorSelection",
      ])
    #expect(options["rp"]?.text("id") == "auth.example.com")
    #expect(options.items("pubKeyCredParams").map { $0.whole("alg") } == [-7, -257])
    #expect(Base64URL.decode(options.text("challenge") ?? "")?.count == 32)
  }

  @Test func `what was made for another page, party, challenge or request is refused`() throws {
    var (world, token) = try Self.world()
    let early = Self.complete(SoftAuthenticator().create(challenge: "AAAA"), &world, token)
    #expect(early.error?.type == "WebAuthnChallengeNotFoundException")
    let challenge = Self.start(&world, token).text("challenge") ?? ""
    var authenticator = SoftAuthenticator()
    func refusal(_ credential: JSONTree) -> String? {
      Self.complete(credential, &world, token).error?.type
    }
    #expect(
      refusal(authenticator.create(challenge: "AAAA"))
        == "WebAuthnChallengeNotFoundException")
    #expect(
      refusal(authenticator.create(challenge: challenge, type: "webauthn.get"))
        == "WebAuthnClientMismatchException")
    authenticator.origin = "https://evil.example.org"
    #expect(
      refusal(authenticator.create(challenge: challenge))
        == "WebAuthnOriginNotAllowedException")
    authenticator.origin = "http://auth.example.com"
    #expect(
      refusal(authenticator.create(challenge: challenge))
        == "WebAuthnOriginNotAllowedException")
    authenticator.origin = "https://auth.example.com"
    authenticator.rpId = "example.org"
    #expect(
      refusal(authenticator.create(challenge: challenge))
        == "WebAuthnRelyingPartyMismatchException")
    authenticator.rpId = "auth.example.com"
    authenticator.flags = 0x01
    #expect(
      refusal(authenticator.create(challenge: challenge))
        == "WebAuthnCredentialNotSupportedException")
    #expect(refusal(["id": "AAAA"]) == "InvalidParameterException")
    #expect(world.alice?.passkeys.isEmpty == true)
  }

  @Test(arguments: ["packed", "none"], [false, true])
  func `a passkey is made and signs in`(format: String, isRSA: Bool) throws {
    var (world, token) = try Self.world()
    var authenticator = SoftAuthenticator(
      isRSA ? .rs256(try #require(SignInWorld.keys).id.key) : .es256(SoftECKey()))
    authenticator.format = format
    let challenge = Self.start(&world, token).text("challenge") ?? ""
    let made = authenticator.create(challenge: challenge)
    #expect(Self.complete(made, &world, token).error == nil)
    #expect(Self.complete(made, &world, token).error?.type == "WebAuthnChallengeNotFoundException")
    #expect(world.alice?.passkeys.first?.id == authenticator.idText)
    #expect(Self.start(&world, token).items("excludeCredentials").count == 1)

    let asked = Self.ask(&world)
    #expect(asked.challenge == "WEB_AUTHN")
    authenticator.signCount = 2
    authenticator.userHandle = Base64URL.encode(Array("sub-of-alice".utf8))
    let answer = authenticator.get(challenge: Self.challenge(of: asked))
    #expect(Self.respond(answer, asked, &world).tokens != nil)
    #expect(world.alice?.passkeys.first?.signCount == 2)
    #expect(
      Self.respond(answer, asked, &world).refusal
        == "NotAuthorizedException: Invalid session for the user, session can only be used once.")
  }

  static func ask(_ world: inout SignInWorld) -> Answer {
    world.initiate(
      "USER_AUTH", ["USERNAME": "alice", "PREFERRED_CHALLENGE": "WEB_AUTHN"])
  }

  static func challenge(of answer: Answer) -> String {
    let options = answer.parameters["CREDENTIAL_REQUEST_OPTIONS"] ?? ""
    let start = options.firstRange(of: #""challenge":""#)?.upperBound ?? options.endIndex
    return String(options[start...].prefix { $0 != "\"" })
  }

  static func respond(
    _ credential: JSONTree, _ asked: Answer, _ world: inout SignInWorld
  ) -> Answer {
    world.respond(
      "WEB_AUTHN", ["USERNAME": "alice", "CREDENTIAL": credential.compact()],
      session: asked.session)
  }

  @Test func `a passkey is both factors of whoever has another one and says so`() throws {
    var (world, token) = try Self.world()
    let challenge = Self.start(&world, token).text("challenge") ?? ""
    _ = Self.complete(SoftAuthenticator().create(challenge: challenge), &world, token)
    let key = world.alice?.key ?? ""
    world.state.pools.update(SignInWorld.poolId) {
      $0.settings.set("MfaConfiguration", "OPTIONAL")
    }
    world.state.users.update(key) { $0["phone_number"] = "+15555550100" }
    func set(_ members: [(String, JSONTree)], _ world: inout SignInWorld) -> String? {
      let all: [(String, JSONTree)] = [("AccessToken", .string(token))] + members
      return Answer(world.call("SetUserMFAPreference", .object(all))).error?.message
    }
    let on: JSONTree = ["Enabled": true]
    let both: [(String, JSONTree)] = [("SMSMfaSettings", on), ("WebAuthnMfaSettings", on)]
    #expect(set(both, &world) == "WebAuthn MFA is not enabled for the user pool.")
    world.state.pools.update(SignInWorld.poolId) { pool in
      var config = pool.mfaSettings["WebAuthnConfiguration"] ?? .object([])
      config.set("FactorConfiguration", "MULTI_FACTOR_WITH_USER_VERIFICATION")
      pool.mfaSettings.set("WebAuthnConfiguration", config)
    }
    #expect(
      set([("WebAuthnMfaSettings", on)], &world)
        == "WebAuthn MFA requires enabling an additional MFA setting.")
    #expect(set([("SMSMfaSettings", on)], &world) == nil)
    #expect(Self.ask(&world).challenge == "SELECT_CHALLENGE", "a password is wanted")
    #expect(set(both, &world) == nil)
    #expect(world.alice?.mfa.enabled == ["SMS_MFA", "WEB_AUTHN_MFA"])
    #expect(Self.ask(&world).challenge == "WEB_AUTHN")
    world.state.users.update(key) { $0.passkeys = [] }
    #expect(
      set(both, &world)
        == "User does not have applicable WebAuthn credentials to enable WebAuthn MFA.")
  }

  @Test func `a sign-in with anything wrong is refused`() throws {
    var (world, token) = try Self.world()
    var authenticator = SoftAuthenticator()
    let challenge = Self.start(&world, token).text("challenge") ?? ""
    _ = Self.complete(authenticator.create(challenge: challenge), &world, token)
    authenticator.signCount = 2
    let asked = Self.ask(&world)
    let right = Self.challenge(of: asked)
    var wrong: [JSONTree] = [
      authenticator.get(challenge: "AAAA"),
      authenticator.get(challenge: right, type: "webauthn.create"),
    ]
    func changed(_ change: (inout SoftAuthenticator) -> Void) -> JSONTree {
      var other = authenticator
      change(&other)
      return other.get(challenge: right)
    }
    wrong.append(changed { $0.origin = "https://evil.example.org" })
    wrong.append(changed { $0.rpId = "example.org" })
    wrong.append(changed { $0.flags = 0x00 })
    wrong.append(changed { $0.flags = 0x01 })
    wrong.append(changed { $0.signCount = 1 })
    wrong.append(changed { $0.id = Array("credential-2".utf8) })
    wrong.append(changed { $0.userHandle = "AAAA" })
    if let key = SignInWorld.keys?.id.key { wrong.append(changed { $0.key = .rs256(key) }) }
    for credential in wrong {
      #expect(
        Self.respond(credential, asked, &world).error == .incorrectUsernameOrPassword)
    }
    #expect(
      world.respond(
        "WEB_AUTHN", ["USERNAME": "alice", "CREDENTIAL": "{"], session: asked.session
      ).error?.type == "InvalidParameterException")
    #expect(
      Self.respond(authenticator.get(challenge: right), asked, &world).tokens != nil)
  }

  @Test(
    arguments: zip(
      [
        "https://auth.example.com", "https://auth.example.com:8443",
        "https://login.auth.example.com", "http://auth.example.com",
        "https://badauth.example.com", "https://auth.example.com.evil.org", "auth.example.com",
        "android:apk-key-hash:x",
      ], [true, true, true, false, false, false, false, false]))
  func `a page may use the passkeys of its own host and of those above`(
    origin: String, isAllowed: Bool
  ) throws {
    let json = #"{"type":"webauthn.get","challenge":"AA","origin":"\#(origin)"}"#
    let data = try #require(ClientData(Array(json.utf8)))
    #expect(data.isAllowed(for: "auth.example.com") == isAllowed)
  }
}
