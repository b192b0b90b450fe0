import Syntax
import Testing

@testable import CognitoMock

@Suite struct AttributeTests {
  private static let schema: [(String, JSONTree)] = [
    (
      "SchemaAttributes",
      [
        ["Name": "name", "Required": true, "Mutable": true],
        ["Name": "given_name", "Required": true, "Mutable": true],
        [
          "Name": "custom:team",
          "StringAttributeConstraints": ["MinLength": "2", "MaxLength": "4"],
        ],
        [
          "Name": "custom:age", "AttributeDataType": "Number",
          "NumberAttributeConstraints": ["MinValue": "0", "MaxValue": "150"],
        ],
        ["Name": "custom:fixed", "Mutable": false], ["Name": "dev:custom:level"],
      ]
    ), ("AutoVerifiedAttributes", ["email"]),
  ]
  private static let given = [("name", "A B"), ("given_name", "A")]
  private static let mismatch =
    "InvalidParameterException: Attributes did not conform to the schema: "

  /// What a sign-up adds to the required names, and the refusal; `~` begins one of the schema.
  private static let refusals: [(name: String, value: String, refusal: String)] = [
    ("custom:x", "1", "~custom:x: Attribute does not exist in the schema."),
    ("email", "a@b", "InvalidParameterException: Invalid email address format."),
    ("email", "a b@c.de", "InvalidParameterException: Invalid email address format."),
    ("phone_number", "555", "InvalidParameterException: Invalid phone number format."),
    ("given_name", "", "~given_name: The attribute is required"),
    ("email_verified", "true", unauthorized),
    ("dev:custom:level", "9", unauthorized),
    ("custom:team", "a", "~custom:team: String length must be at least 2"),
    ("custom:team", "abcde", "~custom:team: String length must be at most 4"),
    ("custom:age", "old", "~custom:age: Value must be a number"),
    ("custom:age", "151", "~custom:age: Value must be at most 150"),
    ("birthdate", "1.1.2000", "~birthdate: String length must be at least 10"),
  ]
  private static let unauthorized =
    "NotAuthorizedException: A client attempted to write unauthorized attribute"

  @Test(arguments: refusals)
  func `attributes of a sign-up are checked`(name: String, value: String, refusal: String) {
    var world = UserWorld(pool: Self.schema)
    let attributes = Self.given.filter { $0.0 != name } + [(name, value)]
    let reply = world.signUp("alice", [("UserAttributes", .attributes(attributes))])
    #expect(reply == Self.whole(refusal))
    #expect(world.state.users.count == 0)
  }

  private static func whole(_ refusal: String) -> String {
    refusal.hasPrefix("~") ? mismatch + refusal.dropFirst() : refusal
  }

  @Test func `all that is missing is told at once`() {
    var world = UserWorld(pool: Self.schema)
    let expected = """
      name.formatted: The attribute name.formatted is required
      given_name: The attribute is required
      """
    #expect(world.signUp("alice") == Self.mismatch + expected)
  }

  @Test func `a client writes what it may`() {
    var world = UserWorld(pool: Self.schema, client: [("WriteAttributes", ["name", "given_name"])])
    let more = Self.given + [("custom:team", "abc")]
    #expect(
      world.signUp("alice", [("UserAttributes", .attributes(more))])
        == "NotAuthorizedException: A client attempted to write unauthorized attribute")
    #expect(
      world.signUp("alice", [("UserAttributes", .attributes(Self.given))]).contains("UserSub"))
  }

  private static let changes: [(name: String, value: String, refusal: String)] = [
    (
      "custom:x", "1",
      "InvalidParameterException: user.custom:x: Attribute does not exist in the schema."
    ),
    (
      "custom:fixed", "1",
      "InvalidParameterException: user.custom:fixed: Attribute cannot be updated."
    ),
    ("email", "nonsense", "InvalidParameterException: Invalid email address format."),
    ("given_name", "", "~given_name: The attribute is required"),
    ("email_verified", "true", unauthorized),
  ]

  @Test(arguments: changes)
  func `a change is checked`(name: String, value: String, refusal: String) {
    var world = UserWorld(pool: Self.schema)
    world.add("alice", Self.given)
    #expect(world.update([(name, value)]) == Self.whole(refusal))
  }

  @Test func `an administrator is told of unknown attributes in other words`() {
    var world = UserWorld(pool: Self.schema)
    #expect(
      world.call(
        "AdminCreateUser",
        [("Username", "bob"), ("UserAttributes", .attributes([("custom:role", "x")]))])
        == Self.mismatch + "Type for attribute {custom:role} could not be determined")
  }

  @Test func `a new address has to be verified`() {
    var world = UserWorld(pool: Self.schema)
    world.add("alice", Self.given + [("email", "old@x.example"), ("email_verified", "true")])
    #expect(
      world.update([("email", "new@x.example")])
        == #"{"CodeDeliveryDetailsList":[{"AttributeName":"email","DeliveryMedium":"EMAIL","#
        + #""Destination":"n***@x***"}]}"#)
    #expect(world.user("alice")?["email_verified"] == "false")
    #expect(world.lastMessage?.source == "CustomMessage_UpdateUserAttribute")
    #expect(world.verify("email", "wrong").hasPrefix("CodeMismatchException"))
    #expect(world.verify("email", world.lastCode) == "{}")
    #expect(world.user("alice")?["email_verified"] == "true")
    #expect(world.verify("email", world.lastCode).hasPrefix("ExpiredCodeException"))
  }

  @Test func `an address may stay until the new one is verified`() {
    var world = UserWorld(
      pool: Self.schema + [
        (
          "UserAttributeUpdateSettings",
          ["AttributesRequireVerificationBeforeUpdate": ["email"]]
        )
      ])
    world.add("alice", Self.given + [("email", "old@x.example"), ("email_verified", "true")])
    world.update([("email", "new@x.example")])
    #expect(world.user("alice")?["email"] == "old@x.example")
    #expect(world.user("alice")?["email_verified"] == "true")
    #expect(world.lastMessage?.to == "new@x.example")
    #expect(world.verify("email", world.lastCode) == "{}")
    #expect(world.user("alice")?["email"] == "new@x.example")
  }

  @Test func `an address that names somebody else is refused`() {
    var world = UserWorld(pool: [("UsernameAttributes", ["email"])])
    world.add("alice", [("email", "a@x.example")])
    world.add("bob", [("email", "b@x.example")])
    #expect(
      world.update([("email", "B@x.example")]) != "",
      "another case is another address in a case-sensitive pool")
    #expect(
      world.update([("email", "b@x.example")])
        == "AliasExistsException: An account with the given email already exists.")
  }

  @Test func `an alias goes to whoever verifies it first, or is forced over`() {
    var world = UserWorld(pool: [
      ("AliasAttributes", ["email"]), ("AutoVerifiedAttributes", ["email"]),
    ])
    world.add("bob", [("email", "a@x.example"), ("email_verified", "true")])
    world.signUp("alice", [("UserAttributes", .attributes([("email", "a@x.example")]))])
    let confirm: [(String, JSONTree)] = [
      ("Username", "alice"), ("ConfirmationCode", .string(world.lastCode)),
    ]
    #expect(
      world.call("ConfirmSignUp", confirm)
        == "AliasExistsException: An account with the email already exists.")
    #expect(world.call("AdminGetUser", [("Username", "a@x.example")]).contains("sub-bob"))
    #expect(world.call("ConfirmSignUp", confirm + [("ForceAliasCreation", true)]) == "{}")
    #expect(world.user("bob")?["email_verified"] == "false")
    #expect(
      world.call("AdminGetUser", [("Username", "a@x.example")]).contains(#""Username":"alice""#))
  }

  @Test func `a preferred name belongs to whoever is confirmed with it first`() {
    var world = UserWorld(pool: [("AliasAttributes", ["preferred_username"])])
    let names: (String, JSONTree) = ("UserAttributes", .attributes([("preferred_username", "ace")]))
    world.signUp("alice", [names])
    world.signUp("bob", [names])
    #expect(world.call("AdminGetUser", [("Username", "ace")]).hasPrefix("UserNotFoundException"))
    #expect(world.call("AdminConfirmSignUp", [("Username", "bob")]) == "{}")
    #expect(
      world.call("AdminConfirmSignUp", [("Username", "alice")])
        == "AliasExistsException: An account with the preferred_username already exists.")
    #expect(world.call("AdminCreateUser", [("Username", "carol"), names]).hasPrefix("AliasExists"))
    #expect(
      world.call("AdminCreateUser", [("Username", "carol"), names, ("ForceAliasCreation", true)])
        .contains("carol"))
    #expect(world.call("AdminGetUser", [("Username", "ace")]).contains(#""Username":"carol""#))
    #expect(world.user("bob")?["preferred_username"] == nil)
  }

  @Test func `an administrator may say that an address is verified`() {
    var world = UserWorld(pool: Self.schema)
    world.add("alice", Self.given + [("email", "old@x.example")])
    let attributes = [("email", "new@x.example"), ("email_verified", "true")]
    #expect(
      world.call(
        "AdminUpdateUserAttributes",
        [("Username", "alice"), ("UserAttributes", .attributes(attributes))]) == "{}")
    #expect(world.user("alice")?["email_verified"] == "true")
    #expect(world.state.messages.count == 0)
  }

  @Test func `what is taken away is gone, its flag too`() {
    var world = UserWorld(pool: Self.schema)
    world.add("alice", Self.given + [("email", "a@x.example"), ("email_verified", "true")])
    let names: [(String, JSONTree)] = [("UserAttributeNames", ["email"])]
    #expect(world.call("DeleteUserAttributes", as: "alice", names) == "{}")
    #expect(world.user("alice")?.attributes.map(\.name) == ["given_name", "name"])
  }
}

extension UserWorld {
  @discardableResult
  fileprivate mutating func update(_ attributes: [(String, String)]) -> String {
    call("UpdateUserAttributes", as: "alice", [("UserAttributes", .attributes(attributes))])
  }

  fileprivate mutating func verify(_ name: String, _ code: String) -> String {
    call(
      "VerifyUserAttribute", as: "alice",
      [("AttributeName", .string(name)), ("Code", .string(code))])
  }
}
