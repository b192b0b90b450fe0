import Syntax
import Testing

@testable import CognitoMock

@Suite struct AccountTests {
  @Test(arguments: [
    "GetUser", "UpdateUserAttributes", "DeleteUserAttributes", "GetUserAttributeVerificationCode",
    "VerifyUserAttribute", "ChangePassword", "DeleteUser", "GetUserAuthFactors",
    "SetUserMFAPreference", "SetUserSettings", "GlobalSignOut", "ListDevices", "GetDevice",
    "ForgetDevice", "ListWebAuthnCredentials", "DeleteWebAuthnCredential",
  ])
  func `a token that is none is refused`(operation: String) {
    var world = UserWorld()
    world.add("alice")
    _ = world.token(of: "alice")
    #expect(
      world.call(operation, [("AccessToken", "a.b.c")])
        == "NotAuthorizedException: Invalid Access Token")
  }

  @Test func `a user sees what the client may read`() {
    var world = UserWorld(client: [("ReadAttributes", ["email"])])
    world.add("alice", [("email", "a@b.example"), ("name", "Alice")])
    #expect(
      world.call("GetUser", as: "alice")
        == #"{"UserAttributes":[{"Name":"sub","Value":"sub-alice"},"#
        + #"{"Name":"email","Value":"a@b.example"}],"Username":"alice"}"#)
  }

  @Test(arguments: [
    ("wrong", "NotAuthorizedException: Incorrect username or password."),
    ("", "NotAuthorizedException: Incorrect username or password."),
    ("Passw0rd!", "{}"),
  ])
  func `a password is changed by whoever knows it`(previous: String, expected: String) {
    var world = UserWorld()
    world.add("alice")
    var members: [(String, JSONTree)] = [("ProposedPassword", "An0ther!pass")]
    if !previous.isEmpty { members.append(("PreviousPassword", .string(previous))) }
    #expect(world.call("ChangePassword", as: "alice", members) == expected)
  }

  @Test func `a user without a password sets one without telling one`() {
    var world = UserWorld()
    world.add("alice", password: nil)
    #expect(
      world.call("ChangePassword", as: "alice", [("ProposedPassword", "An0ther!pass")]) == "{}")
    #expect(world.user("alice")?.password != nil)
  }

  @Test func `five changes an hour are enough`() {
    var world = UserWorld()
    world.add("alice")
    let members: [(String, JSONTree)] = [
      ("PreviousPassword", "wrong"), ("ProposedPassword", "An0ther!pass"),
    ]
    for _ in 0..<5 { world.call("ChangePassword", as: "alice", members) }
    #expect(
      world.call("ChangePassword", as: "alice", members)
        == "LimitExceededException: Attempt limit exceeded, please try after some time.")
  }

  @Test func `signing out everywhere kills the token`() {
    var world = UserWorld()
    world.add("alice")
    let token: [(String, JSONTree)] = [("AccessToken", .string(world.token(of: "alice")))]
    #expect(world.call("GlobalSignOut", token) == "{}")
    #expect(
      world.call("GetUser", token) == "NotAuthorizedException: Access Token has been revoked")
  }

  @Test func `a user who left is not there, nor is what stood for the user`() {
    var world = UserWorld()
    world.add("alice")
    world.state.hostedSessions.put(
      HostedSession(
        id: "h", userPoolId: UserWorld.poolId, username: "alice", authTime: 0, expires: 9e9))
    let token: [(String, JSONTree)] = [("AccessToken", .string(world.token(of: "alice")))]
    #expect(world.call("DeleteUser", token) == "")
    #expect(world.call("GetUser", token) == "UserNotFoundException: User does not exist.")
    #expect(world.state.hostedSessions.count == 0)
  }

  @Test func `factors are those that the pool allows and the user has`() {
    var world = UserWorld(pool: [
      (
        "Policies",
        [
          "SignInPolicy": [
            "AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"]
          ]
        ]
      )
    ])
    world.add("alice", [("email", "a@b.example"), ("email_verified", "true")])
    #expect(
      world.call("GetUserAuthFactors", as: "alice")
        == #"{"ConfiguredUserAuthFactors":["PASSWORD","EMAIL_OTP"],"Username":"alice"}"#)
  }

  @Test(arguments: [
    ("SoftwareTokenMfaSettings", "User has not set up software token mfa"),
    ("SMSMfaSettings", "User does not have delivery config set to turn on SMS_MFA"),
    ("EmailMfaSettings", "User does not have delivery config set to turn on EMAIL_OTP"),
  ])
  func `a factor that is not there cannot be switched on`(member: String, expected: String) {
    var world = UserWorld()
    world.add("alice")
    let setting: JSONTree = ["Enabled": true, "PreferredMfa": true]
    #expect(
      world.call("SetUserMFAPreference", as: "alice", [(member, setting)])
        == "InvalidParameterException: \(expected)")
  }

  @Test func `one factor is preferred`() {
    var world = UserWorld()
    world.add("alice", [("phone_number", "+15555550100")]) {
      $0.authenticator = User.Authenticator(secret: "A")
    }
    let on: JSONTree = ["Enabled": true, "PreferredMfa": true]
    #expect(
      world.call("SetUserMFAPreference", as: "alice", [("SoftwareTokenMfaSettings", on)])
        == "InvalidParameterException: User has not verified software token mfa")
    #expect(world.call("SetUserMFAPreference", as: "alice", [("SMSMfaSettings", on)]) == "{}")
    #expect(
      world.call("AdminGetUser", [("Username", "alice")]).contains(
        #""PreferredMfaSetting":"SMS_MFA","UserMFASettingList":["SMS_MFA"]"#))
    let off: JSONTree = ["Enabled": false]
    world.call("SetUserMFAPreference", as: "alice", [("SMSMfaSettings", off)])
    #expect(world.user("alice")?.mfa == User.MFASettings())
  }

  @Test func `devices and passkeys are listed and forgotten`() {
    var world = UserWorld()
    world.add("alice") { user in
      var device = User.Device(key: "us-east-1_d", groupKey: "-g", created: 1)
      device.verifier = "v"
      user.devices = [device]
      user.passkeys = [
        User.Passkey(
          id: "p", publicKey: "k", signCount: 0, name: "Key", rpId: "localhost", attachment: nil,
          transports: ["internal"], created: 1)
      ]
    }
    #expect(world.call("ListDevices", as: "alice").contains(#""DeviceKey":"us-east-1_d""#))
    #expect(
      world.call("GetDevice", as: "alice", [("DeviceKey", "other")])
        == "ResourceNotFoundException: Device does not exist.")
    #expect(world.call("ForgetDevice", as: "alice", [("DeviceKey", "us-east-1_d")]) == "")
    #expect(world.call("ListDevices", as: "alice") == #"{"Devices":[]}"#)
    #expect(
      world.call("ListWebAuthnCredentials", as: "alice")
        == #"{"Credentials":[{"AuthenticatorTransports":["internal"],"CreatedAt":1,"#
        + #""CredentialId":"p","FriendlyCredentialName":"Key","RelyingPartyId":"localhost"}]}"#)
    #expect(
      world.call("DeleteWebAuthnCredential", as: "alice", [("CredentialId", "p")]) == "{}")
    #expect(world.user("alice")?.passkeys.isEmpty == true)
  }
}
