import Syntax
import Testing

@testable import CognitoMock

@Suite struct AdminUserTests {
  @Test(arguments: [
    "AdminGetUser", "AdminDeleteUser", "AdminEnableUser", "AdminDisableUser", "AdminConfirmSignUp",
    "AdminSetUserPassword", "AdminResetUserPassword", "AdminUpdateUserAttributes",
    "AdminDeleteUserAttributes", "AdminUserGlobalSignOut", "AdminSetUserMFAPreference",
    "AdminSetUserSettings", "AdminAddUserToGroup", "AdminRemoveUserFromGroup",
    "AdminListGroupsForUser", "AdminListDevices", "AdminGetDevice", "AdminForgetDevice",
    "AdminUpdateDeviceStatus", "AdminListUserAuthEvents", "AdminUpdateAuthEventFeedback",
  ])
  func `an administrator is told who and what is not there`(operation: String) {
    var world = UserWorld()
    #expect(
      world.call(operation, [("Username", "nobody")])
        == "UserNotFoundException: User does not exist.")
    world.state.pools.remove(UserWorld.poolId)
    #expect(
      world.call(operation, [("Username", "nobody")])
        == "ResourceNotFoundException: User pool \(UserWorld.poolId) does not exist.")
  }

  @Test(arguments: [
    ([], "UsernameExistsException: User account already exists"),
    ([("TemporaryPassword", "x"), ("Username", "new")], weak),
    (
      [("Username", "new"), ("MessageAction", "RESEND")],
      "UserNotFoundException: User does not exist."
    ),
  ])
  func `a user that cannot be made is refused`(members: [(String, String)], expected: String) {
    var world = UserWorld(pool: [("Policies", ["PasswordPolicy": ["MinimumLength": 6]])])
    world.add("alice")
    let named = members.contains { $0.0 == "Username" } ? [] : [("Username", "alice")]
    let all = (named + members).map { ($0.0, JSONTree.string($0.1)) }
    #expect(world.call("AdminCreateUser", all) == expected)
    #expect(world.state.users.count == 1)
  }
  private static let weak =
    "InvalidPasswordException: Password did not conform with policy: Password not long enough"

  @Test(arguments: [
    ("", "SMS"), ("EMAIL", "EMAIL"), ("SMS,EMAIL", "SMS EMAIL"), ("SUPPRESS", ""),
    ("no number", "EMAIL"),
  ])
  func `an invitation goes the way that was asked for`(way: String, expected: String) {
    var world = UserWorld()
    var contacts = [("email", "b@x.example")]
    if way != "no number" { contacts.append(("phone_number", "+15555550100")) }
    var members: [(String, JSONTree)] = [
      ("Username", "bob"), ("UserAttributes", .attributes(contacts)),
    ]
    if way == "SUPPRESS" { members.append(("MessageAction", "SUPPRESS")) }
    let media = way.split(separator: ",").filter { ["SMS", "EMAIL"].contains($0) }
    if !media.isEmpty {
      members.append(("DesiredDeliveryMediums", .array(media.map { .string(String($0)) })))
    }
    world.call("AdminCreateUser", members)
    #expect(world.state.messages.all.map(\.medium).joined(separator: " ") == expected)
  }

  @Test func `an invitation names what the person signs in with`() {
    var world = UserWorld(pool: [("UsernameAttributes", ["email"])])
    world.call("AdminCreateUser", [("Username", "b@x.example")])
    let user = world.state.users.all.first
    #expect(user?.username == user?.sub)
    #expect(
      world.lastMessage?.body
        == "Your username is b@x.example and temporary password is \(world.lastCode). ")
  }

  @Test func `another invitation has another password and begins its time anew`() {
    var world = UserWorld()
    world.call("AdminCreateUser", [("Username", "bob")])
    let first = world.user("bob")?.password
    world.time += 100
    world.call("AdminCreateUser", [("Username", "bob"), ("MessageAction", "RESEND")])
    #expect(world.user("bob")?.password?.inner != first?.inner)
    #expect(world.user("bob")?.password?.set == world.time)
  }

  @Test func `a disabled user's tokens are dead`() {
    var world = UserWorld()
    world.add("alice")
    let token: [(String, JSONTree)] = [("AccessToken", .string(world.token(of: "alice")))]
    #expect(world.call("AdminDisableUser", [("Username", "alice")]) == "{}")
    #expect(world.call("GetUser", token) == "NotAuthorizedException: User is disabled.")
    #expect(world.call("AdminEnableUser", [("Username", "alice")]) == "{}")
    #expect(
      world.call("GetUser", token) == "NotAuthorizedException: Access Token has been revoked")
  }

  @Test func `a reset sends a code`() {
    var world = UserWorld()
    world.add("alice", [("phone_number", "+15555550100"), ("phone_number_verified", "true")])
    #expect(world.call("AdminResetUserPassword", [("Username", "alice")]) == "{}")
    #expect(world.lastMessage?.source == "CustomMessage_ForgotPassword")
    #expect(world.lastMessage?.medium == "SMS")
  }

  @Test(arguments: [
    ("verified_email", "EMAIL"), ("verified_phone_number", "SMS"), ("", "SMS"),
    ("admin_only", "NotAuthorizedException: Contact administrator to reset password."),
  ])
  func `a lost password goes the pool's way`(mechanism: String, expected: String) {
    var world = UserWorld(
      pool: mechanism.isEmpty
        ? []
        : [
          (
            "AccountRecoverySetting",
            ["RecoveryMechanisms": [["Priority": 1, "Name": .string(mechanism)]]]
          )
        ])
    world.addReachable()
    let reply = world.call("ForgotPassword", [("Username", "alice")])
    #expect((world.lastMessage?.medium ?? reply) == expected)
  }

  @Test func `a second factor is never the way to a new password`() {
    var world = UserWorld()
    world.addReachable { $0.mfa.enabled = ["SMS_MFA"] }
    world.call("ForgotPassword", [("Username", "alice")])
    #expect(world.lastMessage?.medium == "EMAIL")
  }

  @Test func `a user is in no more than a hundred groups`() {
    var world = UserWorld()
    for number in 0...100 {
      world.state.groups.put(
        Group(userPoolId: UserWorld.poolId, name: "\(number)", created: 1, modified: 1))
    }
    world.add("alice") { $0.groups = (0..<99).map(String.init) }
    func join(_ group: Int) -> String {
      world.call(
        "AdminAddUserToGroup",
        [("Username", "alice"), ("GroupName", .string(String(group)))])
    }
    #expect(join(99) == "")
    #expect(
      join(100)
        == "InvalidParameterException: Exceeded the limit of groups of the user.")
    #expect(join(0) == "")
    #expect(world.user("alice")?.groups.count == 100)
  }

  @Test func `groups take users in and let them go`() {
    var world = UserWorld()
    world.add("alice")
    let member: [(String, JSONTree)] = [("Username", "alice"), ("GroupName", "staff")]
    #expect(
      world.call("AdminAddUserToGroup", member) == "ResourceNotFoundException: Group not found.")
    world.state.groups.put(
      Group(userPoolId: UserWorld.poolId, name: "staff", created: 1, modified: 2))
    #expect(world.call("AdminAddUserToGroup", member) == "")
    #expect(world.call("AdminAddUserToGroup", member) == "")
    #expect(world.user("alice")?.groups == ["staff"])
    #expect(
      world.call("AdminListGroupsForUser", [("Username", "alice")])
        == #"{"Groups":[{"GroupName":"staff","UserPoolId":"us-east-1_Users0001","#
        + #""LastModifiedDate":2,"CreationDate":1}]}"#)
    #expect(
      world.call("ListUsersInGroup", [("GroupName", "staff")]).contains(#""Username":"alice""#))
    #expect(world.call("AdminRemoveUserFromGroup", member) == "")
    #expect(world.call("ListUsersInGroup", [("GroupName", "staff")]) == #"{"Users":[]}"#)
  }

  @Test func `somebody of a provider is linked once`() {
    var world = UserWorld()
    world.add("alice")
    let google: JSONTree = [
      "ProviderName": "Google", "ProviderAttributeName": "Cognito_Subject",
      "ProviderAttributeValue": "42",
    ]
    let alice: JSONTree = ["ProviderName": "Cognito", "ProviderAttributeValue": "alice"]
    let link: [(String, JSONTree)] = [("DestinationUser", alice), ("SourceUser", google)]
    #expect(
      world.call("AdminLinkProviderForUser", link).hasPrefix("ResourceNotFoundException"))
    world.state.resources.put(
      Resource(
        kind: "provider", userPoolId: UserWorld.poolId, name: "Google",
        settings: ["ProviderType": "Google"], created: 0, modified: 0))
    #expect(world.call("AdminLinkProviderForUser", link) == "{}")
    #expect(
      world.call("AdminLinkProviderForUser", link)
        == "InvalidParameterException: Merging is not currently supported, provide a SourceUser "
        + "that has not been signed up in order to link")
    #expect(
      world.call("AdminGetUser", [("Username", "alice")]).contains(#"\"providerName\":\"Google\""#)
    )
    #expect(world.call("AdminDisableProviderForUser", [("User", google)]) == "{}")
    #expect(world.user("alice")?.identities.isEmpty == true)
  }

  @Test func `nobody chooses a sub, as an attribute or as a name`() {
    var world = UserWorld()
    world.add("alice")
    #expect(
      world.call(
        "AdminCreateUser",
        [("Username", "bob"), ("UserAttributes", .attributes([("sub", "mine")]))])
        == "NotAuthorizedException: A client attempted to write unauthorized attribute")
    #expect(
      world.call("AdminCreateUser", [("Username", "sub-alice")])
        == "UsernameExistsException: User account already exists")
  }

  @Test func `a flag is kept in lower case`() {
    var world = UserWorld()
    let attributes = [("email", "b@x.example"), ("email_verified", "True")]
    world.call(
      "AdminCreateUser", [("Username", "bob"), ("UserAttributes", .attributes(attributes))])
    #expect(world.user("bob")?["email_verified"] == "true")
  }

  @Test func `whoever no code can reach gets a password`() {
    var world = UserWorld(pool: [
      ("Policies", ["SignInPolicy": ["AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]]])
    ])
    world.call("AdminCreateUser", [("Username", "bob")])
    #expect(world.user("bob")?.status == .forceChangePassword)
  }

  @Test func `there are no events without threat protection`() {
    var world = UserWorld()
    world.add("alice")
    #expect(
      world.call("AdminListUserAuthEvents", [("Username", "alice")])
        .hasPrefix("UserPoolAddOnNotEnabledException"))
  }
}

extension UserWorld {
  fileprivate mutating func addReachable(_ change: (inout User) -> Void = { _ in }) {
    add(
      "alice",
      [
        ("email", "a@b.example"), ("email_verified", "true"), ("phone_number", "+15555550100"),
        ("phone_number_verified", "true"),
      ], change)
  }
}
