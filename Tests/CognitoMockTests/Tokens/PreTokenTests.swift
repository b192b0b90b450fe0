import Syntax
import Testing

@testable import CognitoMock

@Suite struct PreTokenTests {
  static func world(version: String) -> SignInWorld {
    SignInWorld(pool: [
      "LambdaConfig": [
        "PreTokenGenerationConfig": ["LambdaVersion": .string(version), "LambdaArn": "arn:p"]
      ]
    ])
  }

  @Test func `version 1 changes the ID token, and groups in both`() throws {
    var world = Self.world(version: "V1_0")
    world.functions = [
      "PreTokenGeneration": [
        CustomSignInTests.returned([
          "claimsOverrideDetails": [
            "claimsToAddOrOverride": ["plan": "gold", "sub": "mallory", "cognito:x": "y"],
            "claimsToSuppress": ["cognito:username", "aud"],
            "groupOverrideDetails": ["groupsToOverride": ["staff"]],
          ]
        ])
      ]
    ]
    let set = try #require(world.signIn().tokens)
    #expect(set.idToken?.text("plan") == "gold")
    #expect(set.idToken?.text("sub") == "sub-of-alice")
    #expect(set.idToken?["cognito:x"] == nil)
    #expect(set.idToken?.text("cognito:username") == "alice")
    #expect(set.idToken?.text("aud") == "1example23456789")
    #expect(set.accessToken["plan"] == nil)
    #expect(set.idToken?.texts("cognito:groups") == ["staff"])
    #expect(set.accessToken.texts("cognito:groups") == ["staff"])
    let event = try #require(world.events.first)
    #expect(event.text("triggerSource") == "TokenGeneration_Authentication")
    #expect(event.text("version") == "1")
    #expect(event["response"]?.members.map(\.0) == ["claimsOverrideDetails"])
  }

  @Test func `a claim of version 1 is a text`() {
    var world = Self.world(version: "V1_0")
    world.functions = [
      "PreTokenGeneration": [
        CustomSignInTests.returned([
          "claimsOverrideDetails": ["claimsToAddOrOverride": ["plan": 1]]
        ])
      ]
    ]
    #expect(
      world.signIn().refusal
        == "InvalidLambdaResponseException: Unrecognizable lambda output")
  }

  @Test(
    arguments: [
      ["claimsToAddOrOverride": 5], ["claimsToSuppress": "x"], ["claimsToSuppress": [1]],
      ["groupOverrideDetails": 5], ["groupOverrideDetails": ["groupsToOverride": "x"]],
      ["groupOverrideDetails": ["iamRolesToOverride": [1]]],
      ["groupOverrideDetails": ["preferredRole": 5]],
    ] as [JSONTree])
  func `what is of another kind than version 1 has is refused`(details: JSONTree) {
    check("V1_0", ["claimsOverrideDetails": details])
  }

  @Test(
    arguments: [
      ["idTokenGeneration": 5], ["idTokenGeneration": ["claimsToAddOrOverride": [1]]],
      ["idTokenGeneration": ["claimsToSuppress": 5]],
      ["accessTokenGeneration": ["claimsToAddOrOverride": "x"]],
      ["accessTokenGeneration": ["scopesToAdd": "x"]],
      ["accessTokenGeneration": ["scopesToSuppress": [1]]],
      ["groupOverrideDetails": ["groupsToOverride": [1]]],
    ] as [JSONTree], ["V2_0", "V3_0"])
  func `what is of another kind than versions 2 and 3 have is refused`(
    details: JSONTree, version: String
  ) {
    check(version, ["claimsAndScopeOverrideDetails": details])
  }

  private func check(_ version: String, _ response: JSONTree) {
    var world = Self.world(version: version)
    world.functions = ["PreTokenGeneration": [CustomSignInTests.returned(response)]]
    #expect(
      world.signIn().refusal
        == "InvalidLambdaResponseException: Unrecognizable lambda output")
  }

  @Test func `null is nothing said`() {
    var world = Self.world(version: "V2_0")
    world.functions = [
      "PreTokenGeneration": [
        CustomSignInTests.returned([
          "claimsAndScopeOverrideDetails": [
            "idTokenGeneration": nil,
            "accessTokenGeneration": ["claimsToAddOrOverride": nil, "scopesToAdd": nil],
            "groupOverrideDetails": ["groupsToOverride": nil, "preferredRole": nil],
          ]
        ])
      ]
    ]
    #expect(world.signIn().tokens != nil)
  }

  @Test func `version 2 changes both tokens and scopes`() throws {
    var world = Self.world(version: "V2_0")
    world.functions = [
      "PreTokenGeneration": [
        CustomSignInTests.returned([
          "claimsAndScopeOverrideDetails": [
            "idTokenGeneration": ["claimsToAddOrOverride": ["n": 1, "list": [1, 2]]],
            "accessTokenGeneration": [
              "claimsToAddOrOverride": ["tenant": "acme", "scope": "x", "client_id": "x"],
              "scopesToAdd": ["api/read"],
              "scopesToSuppress": ["aws.cognito.signin.user.admin"],
            ],
          ]
        ])
      ]
    ]
    let set = try #require(world.signIn().tokens)
    #expect(set.idToken?.whole("n") == 1)
    #expect(set.idToken?.items("list").count == 2)
    #expect(set.accessToken.text("tenant") == "acme")
    #expect(set.accessToken.text("scope") == "api/read")
    #expect(set.accessToken.text("client_id") == "1example23456789")
    #expect(world.events.first?.text("version") == "2")
    #expect(
      world.events.first?["request"]?.texts("scopes") == ["aws.cognito.signin.user.admin"])
  }

  @Test func `version 3 is asked for programs too`() throws {
    for (version, isAsked) in [("V2_0", false), ("V3_0", true)] {
      var world = Self.world(version: version)
      let client = try #require(world.state.clients["1example23456789"])
      _ = world.state.commit()
      let outcome = world.state.perform(at: world.time, seed: [1]) {
        (work) throws(Interruption) in
        try work.clientCredentialsTokens(client: client, scopes: ["api/read"])
      }
      switch outcome {
      case .calls(let call):
        #expect(isAsked)
        #expect(call.event.text("userName") == "ClientCredentials")
        #expect(call.event.text("triggerSource") == "TokenGeneration_ClientCredentials")
      case .answered(let result):
        #expect(!isAsked)
        let claims = try result.get().accessToken
        #expect(
          claims.members.map(\.0) == [
            "sub", "token_use", "scope", "auth_time", "iss", "exp", "iat", "version", "jti",
            "client_id",
          ])
        #expect(claims.text("sub") == client.id)
      }
    }
  }
}
