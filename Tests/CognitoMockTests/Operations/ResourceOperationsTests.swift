import Syntax
import Testing

@testable import CognitoMock

@Suite struct ResourceOperationsTests {
  @Test(
    arguments: [
      ("my-cognito", "Domain cannot contain reserved word: cognito"),
      ("acme", "Domain already associated with another user pool."),
    ])
  func `a prefix that is taken or reserved is refused`(_ name: String, _ message: String) throws {
    var mock = try MockPool()
    let other = try mock.call("CreateUserPool", ["PoolName": "o"])["UserPool"]?["Id"] ?? .null
    try mock.call("CreateUserPoolDomain", ["UserPoolId": other, "Domain": "acme"])
    #expect(
      mock.refusalInPool("CreateUserPoolDomain", ["Domain": .string(name)])
        == .invalidParameter(message))
  }

  @Test func `a pool has a prefix and a host of its own`() throws {
    var mock = try MockPool()
    let certificate: JSONTree = [
      "CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/x"
    ]
    #expect(
      try mock.callInPool("CreateUserPoolDomain", ["Domain": "acme"]) == ["ManagedLoginVersion": 1])
    let own = try mock.callInPool(
      "CreateUserPoolDomain",
      ["Domain": "auth.acme.example", "CustomDomainConfig": certificate, "ManagedLoginVersion": 2])
    #expect(own.text("CloudFrontDomain")?.hasSuffix(".cloudfront.net") == true)
    let pool = try mock.callInPool("DescribeUserPool")["UserPool"]
    #expect(pool?.text("Domain") == "acme")
    #expect(pool?.text("CustomDomain") == "auth.acme.example")
    let domain = try mock.call("DescribeUserPoolDomain", ["Domain": "auth.acme.example"])
    #expect(domain["DomainDescription"]?["CustomDomainConfig"] == certificate)
    #expect(
      try mock.call("DescribeUserPoolDomain", ["Domain": "none"]) == ["DomainDescription": [:]])
    #expect(
      mock.refusalInPool("DeleteUserPoolDomain", ["Domain": "none"])
        == .invalidParameter("No such domain or user pool exists."))
  }

  @Test func `groups are made once and leave their members when they go`() throws {
    var mock = try MockPool()
    let group: JSONTree = ["GroupName": "admins", "Precedence": 0]
    try mock.callInPool("CreateGroup", group)
    #expect(
      mock.refusalInPool("CreateGroup", group)
        == CognitoError("GroupExistsException", "A group with the name already exists."))
    try mock.callInPool("AdminCreateUser", ["Username": "alice", "MessageAction": "SUPPRESS"])
    try mock.callInPool("AdminAddUserToGroup", ["Username": "alice", "GroupName": "admins"])
    let reply = try mock.callInPool(
      "UpdateGroup", ["GroupName": "admins", "Description": "all of them"])
    #expect(reply["Group"]?.whole("Precedence") == 0)
    try mock.callInPool("DeleteGroup", ["GroupName": "admins"])
    #expect(mock.state.users.all.first?.groups == [])
    #expect(
      mock.refusalInPool("GetGroup", ["GroupName": "admins"])
        == .resourceNotFound("Group not found."))
  }

  @Test func `a provider gets the addresses that the service knows`() throws {
    var mock = try MockPool()
    let wished: JSONTree = [
      "ProviderName": "Google", "ProviderType": "Google",
      "ProviderDetails": ["client_id": "c", "client_secret": "s", "authorize_scopes": "openid"],
      "IdpIdentifiers": ["acme.example"],
    ]
    let made = try mock.callInPool("CreateIdentityProvider", wished)["IdentityProvider"]
    #expect(made?["ProviderDetails"]?.text("oidc_issuer") == "https://accounts.google.com")
    #expect(made?["AttributeMapping"] == ["username": "sub"])
    #expect(
      mock.refusalInPool("CreateIdentityProvider", wished)?.type == "DuplicateProviderException")
    let found = try mock.callInPool(
      "GetIdentityProviderByIdentifier", ["IdpIdentifier": "acme.example"])
    #expect(found["IdentityProvider"] == made)
    try mock.callInPool("DeleteIdentityProvider", ["ProviderName": "Google"])
    #expect(
      mock.refusalInPool("DescribeIdentityProvider", ["ProviderName": "Google"])?.type
        == "ResourceNotFoundException")
  }

  @Test(
    arguments: [
      (
        [
          "UseCognitoProvidedValues": true,
          "Settings": ["components": ["alert": ["borderRadius": 1]]],
        ],
        "Settings cannot be set when UseCognitoProvidedValues is true."
      ),
      (["Assets": []], "Either UseCognitoProvidedValues or Settings must be provided."),
      (
        ["Settings": ["components": ["x": ["y": 1]], "categories": ["form": ["borderRadius": 1]]]],
        "Invalid settings provided. Validation errors: [{property: $.components.x, errorType: "
          + "UnknownProperty}, {property: $.categories.form.borderRadius, errorType: "
          + "UnknownProperty}]"
      ),
    ] as [(JSONTree, String)])
  func `a branding that the service does not know is refused`(
    _ input: JSONTree, _ message: String
  ) throws {
    var mock = try MockPool()
    var input = input
    input.set("ClientId", .string(mock.clientId))
    #expect(
      mock.refusalInPool("CreateManagedLoginBranding", input) == .invalidParameter(message))
  }

  @Test func `a pool has twenty brandings and no more`() throws {
    var mock = try MockPool()
    for number in 1...21 {
      let made = try mock.callInPool("CreateUserPoolClient", ["ClientName": "app\(number)"])
      let client = try #require(made["UserPoolClient"]?["ClientId"])
      let input: JSONTree = ["ClientId": client, "UseCognitoProvidedValues": true]
      if number < 21 {
        try mock.callInPool("CreateManagedLoginBranding", input)
      } else {
        #expect(
          mock.refusalInPool("CreateManagedLoginBranding", input)?.type == "LimitExceededException")
      }
    }
  }

  @Test func `a client has one branding, the service's or its own`() throws {
    var mock = try MockPool()
    let client: JSONTree = .string(mock.clientId)
    let own: JSONTree = ["components": ["alert": ["borderRadius": 3]]]
    let logo: JSONTree = [
      "Category": "FORM_LOGO", "ColorMode": "LIGHT", "Extension": "SVG", "Bytes": "PHN2Zy8+",
    ]
    let made = try mock.callInPool(
      "CreateManagedLoginBranding", ["ClientId": client, "Settings": own])["ManagedLoginBranding"]
    let id = try #require(made?["ManagedLoginBrandingId"])
    #expect(made?["Assets"] == [])
    #expect(
      mock.refusalInPool("CreateManagedLoginBranding", ["ClientId": client, "Settings": own])?.type
        == "ManagedLoginBrandingExistsException")
    #expect(
      try mock.callInPool("DescribeManagedLoginBrandingByClient", ["ClientId": client])[
        "ManagedLoginBranding"] == made)
    let merged = try mock.callInPool(
      "DescribeManagedLoginBranding",
      ["ManagedLoginBrandingId": id, "ReturnMergedResources": true])["ManagedLoginBranding"]
    let components = merged?["Settings"]?["components"]
    #expect(components?["alert"]?["borderRadius"] == 3)
    #expect(components?["form"]?["borderRadius"] == 8.0)
    #expect(components?["pageBackground"]?["darkMode"]?.text("color") == "0f1b2aff")
    let changed = try mock.callInPool(
      "UpdateManagedLoginBranding", ["ManagedLoginBrandingId": id, "Assets": [logo]])
    #expect(changed["ManagedLoginBranding"]?["Settings"] == own)
    #expect(changed["ManagedLoginBranding"]?["Assets"] == [logo])
    try mock.callInPool("DeleteManagedLoginBranding", ["ManagedLoginBrandingId": id])
    #expect(
      mock.refusalInPool("DescribeManagedLoginBranding", ["ManagedLoginBrandingId": id])?.type
        == "ResourceNotFoundException")
  }

  @Test(
    arguments: [
      (["CSS": "@media print {}"], "Invalid CSS: @media is not allowed."),
      (["ImageFile": "PHN2Zy8+"], "Invalid image file: it must be a PNG or a JPEG."),
      (
        ["CSS": .string(String(repeating: "a", count: 131_000)), "ImageFile": "iVBORw0KGgo="],
        nil
      ),
    ] as [(JSONTree, String?)])
  func `style sheet and picture have to be what the service takes`(
    _ input: JSONTree, _ message: String?
  ) throws {
    var mock = try MockPool()
    try mock.callInPool("CreateUserPoolDomain", ["Domain": "acme"])
    #expect(mock.refusalInPool("SetUICustomization", input)?.message == message)
  }

  @Test func `the classic pages are customised on a domain only`() throws {
    var mock = try MockPool()
    #expect(
      mock.refusalInPool("SetUICustomization", ["CSS": ".a {}"])
        == .invalidParameter(
          "There has to be an existing domain associated with this user pool"))
    try mock.callInPool("CreateUserPoolDomain", ["Domain": "acme"])
    #expect(try mock.callInPool("GetUICustomization") == ["UICustomization": [:]])
    try mock.callInPool("SetUICustomization", ["CSS": ".a {}", "ImageFile": "iVBORw0KGgo="])
    let shown = try mock.callInPool("GetUICustomization", ["ClientId": .string(mock.clientId)])
    #expect(shown["UICustomization"]?.text("ClientId") == "ALL")
    #expect(shown["UICustomization"]?.text("CSS") == ".a {}")
    #expect(shown["UICustomization"]?.text("ImageUrl")?.contains(mock.poolId) == true)
  }

  @Test func `a client has one document of each name`() throws {
    var mock = try MockPool()
    let wished: JSONTree = [
      "ClientId": .string(mock.clientId), "TermsName": "terms-of-use", "TermsSource": "LINK",
      "Enforcement": "NONE", "Links": ["cognito:default": "https://acme.example/terms"],
    ]
    let made = try mock.callInPool("CreateTerms", wished)["Terms"]
    #expect(mock.refusalInPool("CreateTerms", wished)?.type == "TermsExistsException")
    let id = try #require(made?["TermsId"])
    #expect(try mock.callInPool("DescribeTerms", ["TermsId": id])["Terms"] == made)
    #expect(try mock.callInPool("ListTerms").items("Terms").count == 1)
  }

  @Test func `risks are configured where threat protection is on`() throws {
    var mock = try MockPool()
    let risk: JSONTree = [
      "CompromisedCredentialsRiskConfiguration": ["Actions": ["EventAction": "BLOCK"]]
    ]
    #expect(
      mock.refusalInPool("SetRiskConfiguration", risk)?.type == "UserPoolAddOnNotEnabledException")
    try mock.callInPool(
      "UpdateUserPool", ["UserPoolAddOns": ["AdvancedSecurityMode": "ENFORCED"]])
    try mock.callInPool("SetRiskConfiguration", risk)
    let shown = try mock.callInPool(
      "DescribeRiskConfiguration", ["ClientId": .string(mock.clientId)])
    #expect(
      shown["RiskConfiguration"]?["CompromisedCredentialsRiskConfiguration"]
        == risk["CompromisedCredentialsRiskConfiguration"])
  }
}
