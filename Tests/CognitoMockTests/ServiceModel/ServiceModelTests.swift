import Diagnostics
import Syntax
import Testing

@testable import CognitoMock

@Suite struct ServiceModelTests {
  private func refusal(
    _ operation: String, _ body: String, of model: ServiceModel = .userPools
  ) throws -> CognitoError? {
    let json = try JSONValue.parse(SourceFile(name: "body", text: body))
    switch model.validate(operation, json) {
    case .success: return nil
    case .failure(let error): return error
    }
  }

  @Test(
    arguments: [
      (
        "VerifySoftwareToken", #"{"UserCode": "Aaaa"}"#,
        "2 validation errors detected: Value at 'userCode' failed to satisfy constraint: "
          + "Member must satisfy regular expression pattern: [0-9]+; Value at 'userCode' failed to "
          + "satisfy constraint: Member must have length greater than or equal to 6"
      ),
      (
        "ConfirmForgotPassword",
        #"{"ClientId": "c", "Username": "u", "ConfirmationCode": "", "Password": "Passw0rd! "}"#,
        "3 validation errors detected: Value '' at 'confirmationCode' failed to satisfy constraint: "
          + #"Member must satisfy regular expression pattern: [\S]+; Value '' at 'confirmationCode' "#
          + "failed to satisfy constraint: Member must have length greater than or equal to 1; "
          + "Value at 'password' failed to satisfy constraint: Member must satisfy regular "
          + #"expression pattern: ^[\S]+.*[\S]+$"#
      ),
      (
        "ForgotPassword", #"{"Username": null, "ClientId": "c"}"#,
        "1 validation error detected: Value null at 'username' failed to satisfy constraint: "
          + "Member must not be null"
      ),
      (
        "AdminUpdateUserAttributes",
        #"{"UserPoolId": "a_b", "Username": "u", "UserAttributes": [{"Name": "x"}, {"Value": "v"}]}"#,
        "1 validation error detected: Value null at 'userAttributes.2.member.name' failed to satisfy "
          + "constraint: Member must not be null"
      ),
      (
        "InitiateAuth", #"{"AuthFlow": "PASSWORD", "ClientId": "c"}"#,
        "1 validation error detected: Value 'PASSWORD' at 'authFlow' failed to satisfy constraint: "
          + "Member must satisfy enum value set: [USER_AUTH, REFRESH_TOKEN_AUTH, ADMIN_NO_SRP_AUTH, "
          + "USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, REFRESH_TOKEN, USER_SRP_AUTH, CUSTOM_AUTH]"
      ),
      (
        "SetUserPoolMfaConfig", #"{"UserPoolId": "a_b", "MfaConfiguration": "SOMETIMES"}"#,
        "1 validation error detected: Value 'SOMETIMES' at 'mfaConfiguration' failed to satisfy "
          + "constraint: Member must satisfy enum value set: [OPTIONAL, OFF, ON]"
      ),
      (
        "ListUserPools", #"{"MaxResults": 61}"#,
        "1 validation error detected: Value '61' at 'maxResults' failed to satisfy constraint: "
          + "Member must have value less than or equal to 60"
      ),
      (
        "UpdateUserPoolClient",
        #"{"UserPoolId": "a_b", "ClientId": "c", "CallbackURLs": ["https://x", ""]}"#,
        "1 validation error detected: Value '[https://x, ]' at 'callbackURLs' failed to satisfy "
          + "constraint: Member must satisfy constraint: [Member must have length less than or equal "
          + "to 1024, Member must have length greater than or equal to 1, Member must satisfy regular "
          + #"expression pattern: [\p{L}\p{M}\p{S}\p{N}\p{P}]+]"#
      ),
      (
        "CreateUserPoolDomain", #"{"UserPoolId": "a_b", "Domain": "auth.example.com"}"#,
        "1 validation error detected: Value 'auth.example.com' at 'domain' failed to satisfy "
          + "constraint: Member must satisfy regular expression pattern: "
          + #"^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$"#
      ),
    ])
  func `broken constraints are said in the service's words`(
    _ operation: String, _ body: String, _ message: String
  ) throws {
    let error = try #require(try refusal(operation, body))
    #expect(error.type == "InvalidParameterException")
    #expect(error.message == message)
  }

  @Test(
    arguments: [
      ("GetUser", #"{"AccessToken": 1}"#, "NUMBER_VALUE can not be converted to a String"),
      ("GetUser", #"{"AccessToken": true}"#, "TRUE_VALUE can not be converted to a String"),
      ("GetUser", #"{"AccessToken": []}"#, "Start of list found where not expected"),
      (
        "GetUser", #"{"AccessToken": {}}"#,
        "Start of structure or map found where not expected."
      ),
      ("GetUser", "[]", "Expected map or null"),
      ("InitiateAuth", #"{"AuthParameters": "x"}"#, "Expected map or null"),
      ("ListUsers", #"{"AttributesToGet": "x"}"#, "Expected list or null"),
      ("ListUsers", #"{"Limit": "9"}"#, "STRING_VALUE can not be converted to an Integer"),
      (
        "AdminSetUserPassword", #"{"Permanent": 1}"#,
        "NUMBER_VALUE can not be converted to a Boolean"
      ),
    ])
  func `a value of the wrong kind cannot be read`(
    _ operation: String, _ body: String, _ message: String
  ) throws {
    let error = try #require(try refusal(operation, body))
    #expect(error.type == "SerializationException")
    #expect(error.message == message)
  }

  @Test func `identity pools refuse with a type of their own`() throws {
    let error = try #require(try refusal("GetId", "{}", of: .identityPools))
    #expect(error.type == "ValidationException")
    #expect(error.message.hasPrefix("1 validation error detected: Value null at 'identityPoolId'"))
  }

  @Test func `an operation that the service does not have is unknown`() throws {
    #expect(try refusal("Initiate", "{}")?.type == "UnknownOperationException")
  }

  @Test(
    arguments: [
      (
        "CreateUserPoolDomain",
        #"{"UserPoolId": "a_b", "Domain": "auth.example.com", "CustomDomainConfig": {"CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/x"}}"#
      ),
      ("DescribeUserPoolDomain", #"{"Domain": "auth.example.com"}"#),
      ("ListUserPools", #"{"MaxResults": 60, "NextToken": null, "Unknown": []}"#),
      (
        "AdminSetUserPassword",
        #"{"UserPoolId": "a_b", "Username": "u", "Password": "pässwörd Ünïcode 1!"}"#
      ),
      ("GetUser", #"{"AccessToken": "eyJ.a_b-c.d="}"#),
    ])
  func `good input passes`(_ operation: String, _ body: String) throws {
    #expect(try refusal(operation, body) == nil)
  }

  @Test func `only what the operation knows is handed on, in the model's order`() throws {
    let json = try JSONValue.parse(
      SourceFile(
        name: "body", text: #"{"Password": "pw", "Extra": 1, "Username": "u", "ClientId": "c"}"#))
    let input = try ServiceModel.userPools.validate("SignUp", json).get()
    #expect(input.tree == ["ClientId": "c", "Username": "u", "Password": "pw"])
  }
}
