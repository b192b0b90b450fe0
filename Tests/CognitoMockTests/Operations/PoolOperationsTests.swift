import Syntax
import Testing

@testable import CognitoMock

@Suite struct PoolOperationsTests {
  @Test(
    arguments: [
      (
        ["PoolName": "p", "AliasAttributes": ["email"], "UsernameAttributes": ["email"]],
        "Only one of the aliasAttributes or usernameAttributes can be set in a user pool."
      ),
      (
        ["PoolName": "p", "MfaConfiguration": "OPTIONAL"],
        "SMS configuration and Auto verification for phone_number are required when MFA is "
          + "required/optional"
      ),
      (
        [
          "PoolName": "p",
          "Schema": [["Name": "team", "AttributeDataType": "String", "Required": true]],
        ],
        "Required custom attributes are not supported currently."
      ),
      (
        [
          "PoolName": "p",
          "Schema": [
            ["Name": "zip", "AttributeDataType": "String"],
            ["Name": "zip", "AttributeDataType": "Number"],
          ],
        ],
        "custom:zip: Existing attribute already has name custom:zip."
      ),
    ] as [(JSONTree, String)])
  func `a pool that contradicts itself is not made`(_ input: JSONTree, _ message: String) throws {
    var mock = try MockPool()
    let error = mock.refusal("CreateUserPool", input)
    #expect(error == .invalidParameter(message))
  }

  @Test func `the smallest plan has neither other factors nor managed login`() throws {
    var mock = try MockPool()
    #expect(
      mock.refusal(
        "CreateUserPool",
        [
          "PoolName": "p", "UserPoolTier": "LITE",
          "Policies": ["SignInPolicy": ["AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]]],
        ]) == .featureUnavailable)
    try mock.callInPool("UpdateUserPool", ["UserPoolTier": "LITE"])
    #expect(
      mock.refusalInPool("CreateUserPoolDomain", ["Domain": "acme", "ManagedLoginVersion": 2])
        == .featureUnavailable)
  }

  @Test func `a pool has the service's defaults`() throws {
    var mock = try MockPool()
    let described = try mock.callInPool("DescribeUserPool")
    let pool = try #require(described["UserPool"])
    #expect(
      pool["Policies"]?["PasswordPolicy"] == [
        "MinimumLength": 8, "RequireUppercase": true, "RequireLowercase": true,
        "RequireNumbers": true, "RequireSymbols": true, "TemporaryPasswordValidityDays": 7,
      ])
    #expect(pool.text("MfaConfiguration") == "OFF")
    #expect(pool.text("DeletionProtection") == "INACTIVE")
    #expect(pool.text("UserPoolTier") == "ESSENTIALS")
    #expect(pool["UsernameConfiguration"]?.flag("CaseSensitive") == true)
    #expect(pool["EmailConfiguration"]?.text("EmailSendingAccount") == "COGNITO_DEFAULT")
    #expect(
      pool["VerificationMessageTemplate"]?.text("DefaultEmailOption") == "CONFIRM_WITH_CODE")
    #expect(
      pool["AccountRecoverySetting"]?.items("RecoveryMechanisms").map { $0.text("Name") } == [
        "verified_email", "verified_phone_number",
      ])
    #expect(pool.items("SchemaAttributes").count == 20)
    #expect(pool.whole("EstimatedNumberOfUsers") == 0)
    #expect(
      pool.text("Arn")
        == "arn:aws:cognito-idp:us-east-1:123456789012:userpool/\(mock.poolId)")
    #expect(mock.poolId.wholeMatch(of: /us-east-1_[A-Za-z0-9]{9}/) != nil)
  }

  @Test func `an update puts back what it leaves out, but for what is set once`() throws {
    var mock = try MockPool()
    let made = try mock.call(
      "CreateUserPool",
      [
        "PoolName": "p", "UsernameAttributes": ["email"], "DeletionProtection": "ACTIVE",
        "Policies": ["PasswordPolicy": ["MinimumLength": 20]],
        "Schema": [["Name": "team", "AttributeDataType": "String"]],
      ])
    let id = try #require(made["UserPool"]?.text("Id"))
    try mock.call(
      "UpdateUserPool", ["UserPoolId": .string(id), "AutoVerifiedAttributes": ["email"]])
    let pool = try mock.call("DescribeUserPool", ["UserPoolId": .string(id)])["UserPool"]
    #expect(pool?.text("DeletionProtection") == "INACTIVE")
    #expect(pool?["Policies"]?["PasswordPolicy"]?.whole("MinimumLength") == 8)
    #expect(pool?.texts("AutoVerifiedAttributes") == ["email"])
    #expect(pool?.texts("UsernameAttributes") == ["email"])
    #expect(pool?.items("SchemaAttributes").last?.text("Name") == "custom:team")
    #expect(pool?.text("Name") == "p")
  }

  @Test func `a protected pool and one with a domain are not deleted`() throws {
    var mock = try MockPool()
    try mock.callInPool("UpdateUserPool", ["DeletionProtection": "ACTIVE"])
    #expect(
      mock.refusalInPool("DeleteUserPool", .object([]))?.message
        == "The user pool cannot be deleted because deletion protection is activated. Deletion "
        + "protection must be inactivated first.")
    try mock.callInPool("UpdateUserPool")
    try mock.callInPool("CreateUserPoolDomain", ["Domain": "acme"])
    #expect(
      mock.refusalInPool("DeleteUserPool", .object([]))?.message
        == "User pool cannot be deleted. It has a domain configured that should be deleted first.")
    try mock.callInPool("DeleteUserPoolDomain", ["Domain": "acme"])
    try mock.callInPool("AdminCreateUser", ["Username": "alice", "MessageAction": "SUPPRESS"])
    try mock.callInPool("DeleteUserPool")
    #expect(mock.state.users.count == 0)
    #expect(mock.state.clients.count == 0)
    #expect(
      mock.refusalInPool("DescribeUserPool", .object([]))
        == .resourceNotFound("User pool \(mock.poolId) does not exist."))
  }

  @Test func `pools are listed page by page`() throws {
    var mock = try MockPool()
    for name in ["b", "c"] { try mock.call("CreateUserPool", ["PoolName": .string(name)]) }
    let first = try mock.call("ListUserPools", ["MaxResults": 2])
    let token = try #require(first.text("NextToken"))
    let second = try mock.call("ListUserPools", ["MaxResults": 2, "NextToken": .string(token)])
    #expect(first.items("UserPools").count == 2)
    #expect(second.items("UserPools").count == 1)
    #expect(second["NextToken"] == nil)
    #expect(
      mock.refusal("ListUserPools", ["MaxResults": 1, "NextToken": "%"])?.type
        == "InvalidParameterException")
  }

  @Test func `an attribute of one's own is added once`() throws {
    var mock = try MockPool()
    let input: JSONTree = ["CustomAttributes": [["Name": "team", "AttributeDataType": "String"]]]
    try mock.callInPool("AddCustomAttributes", input)
    #expect(
      mock.refusalInPool("AddCustomAttributes", input)
        == .invalidParameter("custom:team: Existing attribute already has name custom:team."))
  }

  @Test(
    arguments: [
      (
        ["MfaConfiguration": "OFF", "SoftwareTokenMfaConfiguration": ["Enabled": false]],
        "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."
      ),
      (
        ["SoftwareTokenMfaConfiguration": ["Enabled": true]],
        "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."
      ),
      (
        ["MfaConfiguration": "ON", "WebAuthnConfiguration": ["RelyingPartyId": "localhost"]],
        "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled."
      ),
    ] as [(JSONTree, String)])
  func `a mode and its factors have to agree`(_ input: JSONTree, _ message: String) throws {
    var mock = try MockPool()
    #expect(mock.refusalInPool("SetUserPoolMfaConfig", input) == .invalidParameter(message))
  }

  @Test func `second factors are set as a whole and passkeys stay`() throws {
    var mock = try MockPool()
    #expect(try mock.callInPool("GetUserPoolMfaConfig") == ["MfaConfiguration": "OFF"])
    let set: JSONTree = [
      "SoftwareTokenMfaConfiguration": ["Enabled": true], "MfaConfiguration": "OPTIONAL",
      "WebAuthnConfiguration": ["RelyingPartyId": "localhost"],
    ]
    #expect(try mock.callInPool("SetUserPoolMfaConfig", set) == set)
    let pool = try mock.callInPool("DescribeUserPool")["UserPool"]
    #expect(pool?.text("MfaConfiguration") == "OPTIONAL")
    #expect(
      try mock.callInPool("SetUserPoolMfaConfig")
        == ["MfaConfiguration": "OFF", "WebAuthnConfiguration": ["RelyingPartyId": "localhost"]])
  }

  @Test func `tags come and go by the pool's ARN`() throws {
    var mock = try MockPool()
    let arn: JSONTree = .string(
      "arn:aws:cognito-idp:us-east-1:123456789012:userpool/\(mock.poolId)")
    try mock.call("TagResource", ["ResourceArn": arn, "Tags": ["a": "1", "b": "2"]])
    try mock.call("UntagResource", ["ResourceArn": arn, "TagKeys": ["a"]])
    #expect(try mock.call("ListTagsForResource", ["ResourceArn": arn]) == ["Tags": ["b": "2"]])
  }
}
