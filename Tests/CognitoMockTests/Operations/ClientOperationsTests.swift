import Syntax
import Testing

@testable import CognitoMock

@Suite struct ClientOperationsTests {
  @Test(
    arguments: [
      (
        ["CallbackURLs": ["http://app.example/"]],
        "http://app.example/ cannot use the HTTP protocol."
      ),
      (
        ["AccessTokenValidity": 4, "TokenValidityUnits": ["AccessToken": "minutes"]],
        "Invalid range for token validity."
      ),
      (
        ["RefreshTokenValidity": 59, "TokenValidityUnits": ["RefreshToken": "minutes"]],
        "Invalid range for token validity."
      ),
      (
        ["AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code"]],
        "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use "
          + "OAuth flows."
      ),
      (
        ["ReadAttributes": ["custom:none"]],
        "Invalid read attributes specified while creating a client"
      ),
    ] as [(JSONTree, String)])
  func `settings that cannot be are refused`(_ input: JSONTree, _ message: String) throws {
    var mock = try MockPool()
    var input = input
    input.set("ClientName", "app")
    #expect(mock.refusalInPool("CreateUserPoolClient", input) == .invalidParameter(message))
  }

  @Test(
    arguments: [
      "relative", "//host/path", "https:", "https:///path", "https://app.example/#part",
      "http://localhost.example/", "http://127.0.0.2/", "1app://x", "app:",
    ])
  func `an address that nobody can be sent to is refused`(_ address: String) {
    #expect(RegisteredAddress.fault(of: address) != nil)
  }

  @Test(
    arguments: [
      "https://app.example/callback?x=1", "http://localhost:3000/", "http://127.0.0.1:9/x",
      "http://[::1]:80/", "http://localhost", "myapp://callback", "com.example.app:/done",
    ])
  func `an address of an app is taken`(_ address: String) {
    #expect(RegisteredAddress.fault(of: address) == nil)
  }

  @Test(
    arguments: [
      (
        ["code", "client_credentials"], true,
        "client_credentials flow can not be selected along with code flow or implicit flow."
      ),
      (
        ["client_credentials"], false,
        "client_credentials flow can not be selected if client does not have a client secret."
      ),
    ])
  func `client credentials stand alone and need a secret`(
    _ flows: [String], _ hasSecret: Bool, _ message: String
  ) throws {
    var mock = try MockPool()
    let error = mock.refusalInPool(
      "CreateUserPoolClient",
      [
        "ClientName": "app", "AllowedOAuthFlows": .array(flows.map { .string($0) }),
        "GenerateSecret": .bool(hasSecret),
      ])
    #expect(error == CognitoError("InvalidOAuthFlowException", message))
  }

  @Test func `providers and scopes have to be there`() throws {
    var mock = try MockPool()
    #expect(
      mock.refusalInPool(
        "CreateUserPoolClient", ["ClientName": "app", "SupportedIdentityProviders": ["Google"]])
        == .invalidParameter("The provider Google does not exist for User Pool \(mock.poolId)."))
    let wished: JSONTree = ["ClientName": "app", "AllowedOAuthScopes": ["https://api/read"]]
    #expect(
      mock.refusalInPool("CreateUserPoolClient", wished)?.type == "ScopeDoesNotExistException")
    try mock.callInPool(
      "CreateResourceServer",
      [
        "Identifier": "https://api", "Name": "API",
        "Scopes": [["ScopeName": "read", "ScopeDescription": "Read"]],
      ])
    try mock.callInPool("CreateUserPoolClient", wished)
  }

  @Test func `a client has the service's defaults`() throws {
    var mock = try MockPool()
    let described = try mock.callInPool(
      "DescribeUserPoolClient", ["ClientId": .string(mock.clientId)])
    let client = try #require(described["UserPoolClient"])
    #expect(mock.clientId.wholeMatch(of: /[a-z0-9]{26}/) != nil)
    #expect(client.text("ClientSecret")?.wholeMatch(of: /[a-z0-9]{51,52}/) != nil)
    #expect(client.whole("RefreshTokenValidity") == 30)
    #expect(client["AccessTokenValidity"] == nil)
    #expect(
      client.texts("ExplicitAuthFlows") == [
        "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH",
      ])
    #expect(client.flag("EnableTokenRevocation") == true)
    #expect(client.text("PreventUserExistenceErrors") == "LEGACY")
    #expect(client.whole("AuthSessionValidity") == 3)
  }

  @Test func `an update puts back what it leaves out and keeps the secret`() throws {
    var mock = try MockPool()
    let id: JSONTree = .string(mock.clientId)
    try mock.callInPool(
      "UpdateUserPoolClient",
      ["ClientId": id, "CallbackURLs": ["https://a/"], "AuthSessionValidity": 9])
    let reply = try mock.callInPool("UpdateUserPoolClient", ["ClientId": id])
    let client = try #require(reply["UserPoolClient"])
    #expect(client["CallbackURLs"] == nil)
    #expect(client.whole("AuthSessionValidity") == 3)
    #expect(client.text("ClientName") == "app")
    #expect(client.text("ClientSecret") != nil)
  }

  @Test func `a client has at most two secrets and never none`() throws {
    var mock = try MockPool()
    let client: JSONTree = ["ClientId": .string(mock.clientId)]
    let added = try mock.callInPool("AddUserPoolClientSecret", client)
    #expect(added["ClientSecretDescriptor"]?.text("ClientSecretValue") != nil)
    #expect(
      mock.refusalInPool("AddUserPoolClientSecret", client)?.type == "LimitExceededException")
    let listed = try mock.callInPool("ListUserPoolClientSecrets", client).items("ClientSecrets")
    #expect(listed.count == 2)
    #expect(listed.allSatisfy { $0["ClientSecretValue"] == nil })
    for (secret, type) in zip(listed, [nil, "InvalidParameterException"]) {
      var input = client
      input.set("ClientSecretId", secret["ClientSecretId"])
      #expect(mock.refusalInPool("DeleteUserPoolClientSecret", input)?.type == type)
    }
  }

  @Test func `a client of another pool is not known`() throws {
    var mock = try MockPool()
    let other = try mock.call("CreateUserPool", ["PoolName": "other"])["UserPool"]?.text("Id") ?? ""
    #expect(
      mock.refusal(
        "DescribeUserPoolClient",
        ["UserPoolId": .string(other), "ClientId": .string(mock.clientId)])
        == .clientNotFound(mock.clientId))
  }
}
