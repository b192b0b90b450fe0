import Bindings
import Diagnostics
import Syntax
import Testing

@testable import CognitoMock

@Suite final class IdentityPoolTests {
  private static let userPoolId = "eu-central-1_AbCdEf123"
  private static let provider = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123"
  private static let issuer = "https://\(provider)"
  private static let poolId = "eu-central-1:11111111-2222-3333-4444-555555555555"
  private static let now = 1_762_258_551.0

  private static let keys: TokenKeys = {
    guard let id = try? RSAKey.generate(), let access = try? RSAKey.generate() else {
      preconditionFailure("no keys")
    }
    return TokenKeys(id: id, access: access)
  }()

  private var state = CognitoState()

  init() {
    state.settings.tokenKeys = Self.keys
    state.pools.put(
      UserPool(id: Self.userPoolId, name: "main", settings: .object([]), created: 0))
    setPool(guests: true)
  }

  private func setPool(guests: Bool, checks: Bool = false, developer: String? = nil) {
    var pool = IdentityPool(
      id: Self.poolId,
      settings: [
        "IdentityPoolId": .string(Self.poolId), "IdentityPoolName": "shop",
        "AllowUnauthenticatedIdentities": .bool(guests),
        "SupportedLoginProviders": ["accounts.google.com": "google-app"],
        "CognitoIdentityProviders": [
          [
            "ProviderName": .string(Self.provider), "ClientId": "web",
            "ServerSideTokenCheck": .bool(checks),
          ]
        ],
      ])
    if let developer { pool.settings.set("DeveloperProviderName", .string(developer)) }
    pool.roles = ["Roles": ["authenticated": "arn:auth", "unauthenticated": "arn:guest"]]
    state.identityPools.put(pool)
  }

  private static func token(
    _ changes: [(String, JSONTree?)] = [], use: TokenUse = .id
  ) -> String {
    var claims: JSONTree = [
      "sub": "ada-sub", "aud": "web", "iss": .string(issuer), "token_use": .string(use.rawValue),
      "cognito:username": "ada", "iat": .int(Int(now)), "exp": .int(Int(now) + 3600),
    ]
    for (name, value) in changes { claims.set(name, value) }
    let set = TokenSet(
      idToken: use == .id ? claims : nil, accessToken: claims, refreshToken: nil, expiresIn: 1,
      bindsAccessToken: false)
    let signed = keys.sign(set)
    return signed.idToken ?? signed.accessToken
  }

  private func run(
    _ name: String, _ input: JSONTree
  ) throws(CognitoError) -> JSONTree {
    guard let type = OperationTable.identityPools[name] else {
      throw CognitoError("none", name)
    }
    let outcome = state.perform(at: Self.now, seed: [UInt8(state.identities.count)]) {
      work throws(Interruption) in try type.init(APIInput(input)).run(on: &work)
    }
    guard case .answered(let result) = outcome else { throw CognitoError("asks", name) }
    switch try result.get() {
    case .json(let tree): return tree
    case .identityToken(let token, let rest):
      return .object(rest + [("Token", .string(token.signed(with: Self.keys)))])
    default: return .object([])
    }
  }

  private func refusal(_ name: String, _ input: JSONTree) -> String {
    do throws(CognitoError) {
      let reply = try run(name, input)
      return "answered \(reply.compact())"
    } catch { return "\(error.type): \(error.message)" }
  }

  private func getId(_ logins: [(String, String)]) -> JSONTree {
    [
      "IdentityPoolId": .string(Self.poolId),
      "Logins": .object(logins.map { ($0.0, .string($0.1)) }),
    ]
  }

  private func identity(_ logins: [(String, String)] = []) throws -> String {
    try #require(try run("GetId", getId(logins)).text("IdentityId"))
  }

  // MARK: Refusals

  @Test(
    arguments: [
      (provider, "x", "Invalid login token. Not a valid OpenId Connect identity token."),
      (
        provider, token(use: .access),
        "Invalid login token. Not a valid OpenId Connect identity token."
      ),
      (
        provider, String(token().dropLast(6)) + "AAAAAA",
        "Invalid login token. Couldn't verify signed token."
      ),
      (
        provider, token([("exp", 1_762_250_421)]),
        "Invalid login token. Token expired: 1762258551 >= 1762250421"
      ),
      (
        provider, token([("iss", "https://elsewhere.example")]),
        "Invalid login token. Issuer doesn't match providerName"
      ),
      (
        provider, token([("aud", "other")]),
        "Token is not from a supported provider of this identity pool."
      ),
      (
        "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other", token(),
        "Token is not from a supported provider of this identity pool."
      ),
      (
        "graph.facebook.com", "x", "Token is not from a supported provider of this identity pool."
      ),
      (
        provider, token([("iss", "https://cognito-identity.amazonaws.com")]),
        "Invalid login token. Can't pass in a Cognito token."
      ),
    ])
  func `a login that proves nothing is refused`(row: (String, String, String)) {
    let test = self
    #expect(
      test.refusal("GetId", getId([(row.0, row.1)])) == "NotAuthorizedException: \(row.2)")
  }

  @Test func `guests are refused where there are none`() {
    let test = self
    test.setPool(guests: false)
    #expect(
      test.refusal("GetId", ["IdentityPoolId": .string(Self.poolId)])
        == "NotAuthorizedException: Unauthenticated access is not supported for this identity pool."
    )
  }

  @Test func `what is not there is not found`() {
    let test = self
    let none = "eu-central-1:00000000-0000-0000-0000-000000000000"
    #expect(
      test.refusal("GetId", ["IdentityPoolId": .string(none)])
        == "ResourceNotFoundException: IdentityPool '\(none)' not found.")
    #expect(
      test.refusal("GetCredentialsForIdentity", ["IdentityId": .string(none)])
        == "ResourceNotFoundException: Identity '\(none)' not found.")
  }

  @Test func `nobody gets another's credentials`() throws {
    let test = self
    let ada = try test.identity([(Self.provider, Self.token())])
    let bo = Self.token([("sub", "bo-sub")])
    let mismatch =
      "NotAuthorizedException: Logins don't match. Please include at least one valid login for "
      + "this identity or identity pool."
    #expect(
      test.refusal("GetCredentialsForIdentity", ["IdentityId": .string(ada)])
        == "NotAuthorizedException: Access to Identity '\(ada)' is forbidden.")
    #expect(
      test.refusal(
        "GetCredentialsForIdentity",
        ["IdentityId": .string(ada), "Logins": [Self.provider: .string(bo)]]) == mismatch)
    let guest = try test.identity()
    #expect(
      test.refusal(
        "GetCredentialsForIdentity",
        ["IdentityId": .string(guest), "Logins": [Self.provider: .string(Self.token())]])
        == mismatch)
  }

  @Test func `a token of somebody who is gone is inactive where the server is asked`() {
    let test = self
    test.setPool(guests: false, checks: true)
    #expect(
      test.refusal("GetId", getId([(Self.provider, Self.token())]))
        == "NotAuthorizedException: Token is inactive")
  }

  @Test func `a pool without roles gives no credentials`() throws {
    let test = self
    let guest = try test.identity()
    test.state.identityPools.update(Self.poolId) { $0.roles = .object([]) }
    #expect(
      test.refusal("GetCredentialsForIdentity", ["IdentityId": .string(guest)])
        == "InvalidIdentityPoolConfigurationException: Invalid identity pool configuration. "
        + "Check assigned IAM roles for this pool.")
  }

  // MARK: Answers

  @Test func `the same logins are the same identity, each guest is another`() throws {
    let test = self
    let logins = [(Self.provider, Self.token())]
    let first = try test.identity(logins)
    #expect(try test.identity(logins) == first)
    #expect(try test.identity() != test.identity())
    #expect(first.hasPrefix("eu-central-1:"))
  }

  @Test func `a guest who logs in keeps the identity`() throws {
    let test = self
    let guest = try test.identity()
    let reply = try test.run(
      "GetCredentialsForIdentity",
      ["IdentityId": .string(guest), "Logins": [Self.provider: .string(Self.token())]])
    #expect(reply.text("IdentityId") == guest)
    #expect(try test.identity([(Self.provider, Self.token())]) == guest)
  }

  private func role(_ changes: [(String, JSONTree?)], _ custom: String? = nil) -> String {
    let token = Self.token(changes)
    guard let id = try? identity([(Self.provider, token)]) else { return "no identity" }
    var input: JSONTree = ["IdentityId": .string(id), "Logins": [Self.provider: .string(token)]]
    if let custom { input.set("CustomRoleArn", .string(custom)) }
    do throws(CognitoError) {
      let credentials = try run("GetCredentialsForIdentity", input)["Credentials"]
      let session = Base64.decode(credentials?.text("SessionToken") ?? "") ?? []
      return (try? JSONValue.parse(SourceFile(name: "", bytes: session)))?["roleArn"]?.string ?? ""
    } catch { return error.message.hasSuffix("forbidden.") ? "forbidden" : error.message }
  }

  @Test(
    arguments: [
      ("preferred", nil, "AuthenticatedRole", "arn:preferred"), ("", nil, "Deny", "forbidden"),
      ("", nil, "AuthenticatedRole", "arn:auth"), ("", "arn:b", "Deny", "arn:b"),
      ("", "arn:c", "AuthenticatedRole", "forbidden"),
    ] as [(String, String?, String, String)])
  func `a role comes from the token`(row: (String, String?, String, String)) {
    let test = self
    test.state.identityPools.update(Self.poolId) {
      $0.roles.set(
        "RoleMappings",
        ["\(Self.provider):web": ["Type": "Token", "AmbiguousRoleResolution": .string(row.2)]])
    }
    let preferred: JSONTree? = row.0.isEmpty ? nil : .string("arn:\(row.0)")
    let role = test.role(
      [("cognito:roles", ["arn:a", "arn:b"]), ("cognito:preferred_role", preferred)], row.1)
    #expect(role == row.3)
  }

  @Test(
    arguments: [
      ("Equals", "red", "arn:rule"), ("Equals", "re", "arn:auth"), ("Contains", "e", "arn:rule"),
      ("StartsWith", "re", "arn:rule"), ("StartsWith", "ed", "arn:auth"),
      ("NotEqual", "red", "arn:auth"), ("NotEqual", "blue", "arn:rule"),
    ])
  func `a role comes from the first rule that fits`(row: (String, String, String)) {
    let test = self
    let rule: JSONTree = [
      "Claim": "custom:team", "MatchType": .string(row.0), "Value": .string(row.1),
      "RoleARN": "arn:rule",
    ]
    test.state.identityPools.update(Self.poolId) {
      $0.roles.set(
        "RoleMappings",
        [
          Self.provider: [
            "Type": "Rules", "AmbiguousRoleResolution": "AuthenticatedRole",
            "RulesConfiguration": ["Rules": [rule]],
          ]
        ])
    }
    #expect(test.role([("custom:team", "red")]) == row.2)
  }

  @Test func `roles and tags of a pool leave each other alone`() throws {
    let test = self
    let pool: (String, JSONTree) = ("IdentityPoolId", .string(Self.poolId))
    let provider: (String, JSONTree) = ("IdentityProviderName", .string(Self.provider))
    let roles: (String, JSONTree) = ("Roles", ["authenticated": "arn:new"])
    let tags: [(String, JSONTree)] = [
      ("PrincipalTags", ["team": "custom:team"]), ("UseDefaults", false),
    ]
    _ = try test.run("SetPrincipalTagAttributeMap", .object([pool, provider] + tags))
    _ = try test.run("SetIdentityPoolRoles", .object([pool, roles]))
    #expect(
      try test.run("GetPrincipalTagAttributeMap", .object([pool, provider]))
        == .object([pool, provider] + tags))
    #expect(
      try test.run("GetIdentityPoolRoles", .object([pool])) == .object([pool, roles]))
    let row = try #require(test.state.identityPools[Self.poolId])
    let file = SourceFile(name: "row", text: row.tree.compact())
    #expect(IdentityPool(try JSONValue.parse(file))?.tree == row.tree)
  }

  @Test func `credentials look like the service's`() throws {
    let test = self
    let guest = try test.identity()
    let reply = try test.run("GetCredentialsForIdentity", ["IdentityId": .string(guest)])
    let credentials = try #require(reply["Credentials"])
    #expect(credentials.text("AccessKeyId")?.hasPrefix("ASIA") == true)
    #expect(credentials.text("AccessKeyId")?.count == 20)
    #expect(credentials.text("SecretKey")?.count == 40)
    #expect(credentials.whole("Expiration") == Int(Self.now) + 3600)
  }

  @Test func `a developer's user gets a token that stands for the identity`() throws {
    let test = self
    test.setPool(guests: false, developer: "login.shop")
    let reply = try test.run(
      "GetOpenIdTokenForDeveloperIdentity",
      ["IdentityPoolId": .string(Self.poolId), "Logins": ["login.shop": "user 7"]])
    let id = try #require(reply.text("IdentityId"))
    let token = try #require(reply.text("Token"))
    #expect(IdentityToken.identity(of: token, keys: Self.keys, at: Self.now) == id)
    #expect(IdentityToken.identity(of: token, keys: Self.keys, at: Self.now + 901) == nil)
    let given = try test.run(
      "GetCredentialsForIdentity",
      ["IdentityId": .string(id), "Logins": ["cognito-identity.amazonaws.com": .string(token)]])
    #expect(given.text("IdentityId") == id)
    let looked = try test.run(
      "LookupDeveloperIdentity",
      ["IdentityPoolId": .string(Self.poolId), "DeveloperUserIdentifier": "user 7"])
    #expect(looked.texts("DeveloperUserIdentifierList") == ["user 7"])
  }

  @Test func `the model's operations are all answered`() {
    #expect(ServiceModel.identityPools.operationNames == OperationTable.identityPools.names)
  }
}
