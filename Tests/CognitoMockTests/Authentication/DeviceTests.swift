import Bindings
import Syntax
import Testing

@testable import CognitoMock

@Suite struct DeviceTests {
  static let password = "the device's own password"

  static func world(asks: Bool = false) -> SignInWorld {
    var world = SignInWorld(
      pool: [
        "MfaConfiguration": "OPTIONAL",
        "DeviceConfiguration": [
          "ChallengeRequiredOnNewDevice": true, "DeviceOnlyRememberedOnUserPrompt": .bool(asks),
        ],
      ], mfa: SecondFactorTests.all)
    world.change {
      $0["phone_number"] = "+15555550123"
      $0.mfa.enabled = ["SMS_MFA"]
    }
    return world
  }

  /// Signs in with the second factor and confirms the device that comes of it.
  static func device(
    _ world: inout SignInWorld
  ) throws -> (device: TokenSet.NewDevice, token: String) {
    let asked = world.signIn()
    let answer = world.respond(
      "SMS_MFA", ["USERNAME": "alice", "SMS_MFA_CODE": "123456"], session: asked.session)
    let tokens = try #require(answer.tokens)
    let device = try #require(tokens.newDevice)
    let token = try #require(SignInWorld.keys).sign(tokens).accessToken
    return (device, token)
  }

  static func confirm(
    _ device: TokenSet.NewDevice, token: String, _ world: inout SignInWorld
  ) -> Answer {
    let salt = BigNumber(bytes: [UInt8](repeating: 0xab, count: 16))
    let inner = SHA256.hash(Array("\(device.groupKey)\(device.key):\(password)".utf8))
    let verifier = SRPExchange.verifier(salt: salt, inner: inner)
    return Answer(
      world.call(
        "ConfirmDevice",
        [
          "AccessToken": .string(token), "DeviceKey": .string(device.key),
          "DeviceName": "laptop",
          "DeviceSecretVerifierConfig": [
            "PasswordVerifier": .string(Base64.encode(SRPGroup.padded(verifier))),
            "Salt": .string(Base64.encode(SRPGroup.padded(salt))),
          ],
        ]))
  }

  static func signIn(_ world: inout SignInWorld, key: String) -> Answer {
    world.initiate(
      "USER_PASSWORD_AUTH",
      ["USERNAME": "alice", "PASSWORD": SignInWorld.password, "DEVICE_KEY": key])
  }

  @Test func `a key that is no device's is refused, so that clients forget it`() {
    var world = Self.world()
    let refusal = "ResourceNotFoundException: Device does not exist."
    let key = "us-east-1_11111111-2222-3333-4444-555555555555"
    #expect(Self.signIn(&world, key: key).refusal == refusal)
  }

  @Test func `only a key that was given out can be confirmed, by its user, once`() throws {
    var world = Self.world()
    let (device, token) = try Self.device(&world)
    #expect(device.key.hasPrefix("us-east-1_"))
    #expect(device.groupKey.hasPrefix("-"))
    let forged = TokenSet.NewDevice(
      key: "us-east-1_11111111-2222-3333-4444-555555555555", groupKey: device.groupKey)
    #expect(
      Self.confirm(forged, token: token, &world).refusal
        == "ResourceNotFoundException: Device does not exist.")
    #expect(
      Self.confirm(device, token: token, &world).json.flag("UserConfirmationNecessary") == false)
    #expect(
      Self.confirm(device, token: token, &world).error?.type == "DeviceKeyExistsException")
  }

  @Test func `a remembered device takes the place of the second factor`() throws {
    var world = Self.world()
    let (device, token) = try Self.device(&world)
    _ = Self.confirm(device, token: token, &world)
    let asked = Self.signIn(&world, key: device.key)
    #expect(asked.challenge == "DEVICE_SRP_AUTH")
    let client = SRPClient(group: device.groupKey)
    // As pycognito does: without a session.
    let verifier = world.respond(
      "DEVICE_SRP_AUTH",
      ["USERNAME": "alice", "DEVICE_KEY": device.key, "SRP_A": client.bigA.hex], session: nil)
    #expect(verifier.challenge == "DEVICE_PASSWORD_VERIFIER")
    func answer(_ password: String) -> [String: String] {
      [
        "USERNAME": "alice", "DEVICE_KEY": device.key, "TIMESTAMP": SRPSignInTests.timestamp,
        "PASSWORD_CLAIM_SECRET_BLOCK": verifier.parameters["SECRET_BLOCK"] ?? "",
        "PASSWORD_CLAIM_SIGNATURE": client.signature(
          verifier.parameters, user: device.key, password: password,
          timestamp: SRPSignInTests.timestamp),
      ]
    }
    #expect(
      world.respond("DEVICE_PASSWORD_VERIFIER", answer("wrong"), session: nil).error
        == .incorrectUsernameOrPassword)
    let tokens = world.respond("DEVICE_PASSWORD_VERIFIER", answer(Self.password), session: nil)
      .tokens
    #expect(tokens?.accessToken.text("device_key") == device.key)
    #expect(tokens?.newDevice == nil)
  }

  @Test func `where the person is asked, a device counts once it is remembered`() throws {
    var world = Self.world(asks: true)
    let (device, token) = try Self.device(&world)
    #expect(
      Self.confirm(device, token: token, &world).json.flag("UserConfirmationNecessary") == true)
    #expect(Self.signIn(&world, key: device.key).challenge == "SMS_MFA")
    _ = world.call(
      "UpdateDeviceStatus",
      [
        "AccessToken": .string(token), "DeviceKey": .string(device.key),
        "DeviceRememberedStatus": "remembered",
      ])
    #expect(Self.signIn(&world, key: device.key).challenge == "DEVICE_SRP_AUTH")
  }

  @Test func `a refresh needs the device's key`() throws {
    var world = Self.world()
    let asked = world.signIn()
    let answer = world.respond(
      "SMS_MFA", ["USERNAME": "alice", "SMS_MFA_CODE": "123456"], session: asked.session)
    let tokens = try #require(answer.tokens)
    let token = tokens.refreshToken ?? ""
    #expect(
      world.initiate("REFRESH_TOKEN_AUTH", ["REFRESH_TOKEN": token]).refusal
        == "NotAuthorizedException: Invalid Refresh Token")
    let key = tokens.newDevice?.key ?? ""
    #expect(
      world.initiate("REFRESH_TOKEN_AUTH", ["REFRESH_TOKEN": token, "DEVICE_KEY": key]).tokens
        != nil)
  }
}
