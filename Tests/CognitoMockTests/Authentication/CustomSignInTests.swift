import Diagnostics
import Syntax
import Testing

@testable import CognitoMock

@Suite struct CustomSignInTests {
  static let functions: JSONTree = [
    "LambdaConfig": [
      "DefineAuthChallenge": "arn:d", "CreateAuthChallenge": "arn:c",
      "VerifyAuthChallengeResponse": "arn:v",
    ]
  ]

  static func returned(_ response: JSONTree) -> TriggerAnswer {
    let text = JSONTree.object([("response", response)]).compact()
    guard let json = try? JSONValue.parse(SourceFile(name: "answer", text: text)) else {
      return .unreadable
    }
    return .returned(json)
  }

  static let ask = returned(["challengeName": "CUSTOM_CHALLENGE", "issueTokens": false])
  static let create = returned([
    "publicChallengeParameters": ["question": "6 × 7"],
    "privateChallengeParameters": ["answer": "42"], "challengeMetadata": "SUM",
  ])
  static let issue = returned(["issueTokens": true])

  @Test func `a pool without functions has no custom sign-in`() {
    var world = SignInWorld()
    #expect(
      world.initiate("CUSTOM_AUTH", ["USERNAME": "alice"]).refusal
        == "InvalidParameterException: Custom auth lambda trigger is not configured for the user "
        + "pool.")
  }

  @Test(arguments: [["issueTokens": "yes"], ["failAuthentication": 1]] as [JSONTree])
  func `a function that says neither yes nor no is refused`(response: JSONTree) {
    var world = SignInWorld(pool: Self.functions)
    world.functions = ["DefineAuthChallenge": [Self.returned(response)]]
    #expect(
      world.initiate("CUSTOM_AUTH", ["USERNAME": "alice"]).refusal
        == "InvalidLambdaResponseException: Unrecognizable lambda output")
  }

  @Test(
    arguments: [
      ["publicChallengeParameters": 5], ["publicChallengeParameters": ["a": 5]],
      ["privateChallengeParameters": "x"], ["privateChallengeParameters": ["a": ["b"]]],
      ["challengeMetadata": 5],
    ] as [JSONTree])
  func `a challenge that is not made of texts is refused`(response: JSONTree) {
    var world = SignInWorld(pool: Self.functions)
    world.functions = [
      "DefineAuthChallenge": [Self.ask], "CreateAuthChallenge": [Self.returned(response)],
    ]
    #expect(
      world.initiate("CUSTOM_AUTH", ["USERNAME": "alice"]).refusal
        == "InvalidLambdaResponseException: Unrecognizable lambda output")
  }

  @Test func `a challenge may say nothing`() {
    var world = SignInWorld(pool: Self.functions)
    world.functions = [
      "DefineAuthChallenge": [Self.ask],
      "CreateAuthChallenge": [Self.returned(["publicChallengeParameters": ["a": nil]])],
    ]
    #expect(
      world.initiate("CUSTOM_AUTH", ["USERNAME": "alice"]).parameters == ["USERNAME": "alice"])
  }

  @Test func `the functions lead through question and answer`() {
    var world = SignInWorld(pool: Self.functions)
    world.functions = [
      "DefineAuthChallenge": [Self.ask, Self.ask, Self.issue],
      "CreateAuthChallenge": [Self.create, Self.create],
      "VerifyAuthChallengeResponse": [
        Self.returned(["answerCorrect": false]), Self.returned(["answerCorrect": true]),
      ],
    ]
    let first = world.initiate("CUSTOM_AUTH", ["USERNAME": "alice"])
    #expect(first.challenge == "CUSTOM_CHALLENGE")
    #expect(first.parameters == ["USERNAME": "alice", "question": "6 × 7"])
    #expect(
      world.respond("CUSTOM_CHALLENGE", ["USERNAME": "alice"], session: first.session).refusal
        == "InvalidParameterException: Missing required parameter ANSWER")
    let second = world.respond(
      "CUSTOM_CHALLENGE", ["USERNAME": "alice", "ANSWER": "41"], session: first.session)
    #expect(second.challenge == "CUSTOM_CHALLENGE")
    let done = world.respond(
      "CUSTOM_CHALLENGE", ["USERNAME": "alice", "ANSWER": "42"], session: second.session)
    #expect(done.tokens != nil)
    let last = world.events.last?["request"]?.items("session").map { $0.compact() }
    #expect(
      last == [
        #"{"challengeName":"CUSTOM_CHALLENGE","challengeResult":false,"challengeMetadata":"SUM"}"#,
        #"{"challengeName":"CUSTOM_CHALLENGE","challengeResult":true,"challengeMetadata":"SUM"}"#,
      ])
    let verify = world.events.last {
      $0.text("triggerSource") == "VerifyAuthChallengeResponse_Authentication"
    }
    #expect(verify?["request"]?["privateChallengeParameters"]?.text("answer") == "42")
    #expect(verify?["request"]?.text("challengeAnswer") == "42")
  }

  @Test func `SRP may come first`() {
    var world = SignInWorld(pool: Self.functions)
    world.functions = [
      "DefineAuthChallenge": [
        Self.returned(["challengeName": "PASSWORD_VERIFIER"]), Self.ask, Self.issue,
      ], "CreateAuthChallenge": [Self.create],
      "VerifyAuthChallengeResponse": [Self.returned(["answerCorrect": true])],
    ]
    let verifier = world.initiate(
      "CUSTOM_AUTH",
      [
        "USERNAME": "alice", "CHALLENGE_NAME": "SRP_A",
        "SRP_A": SRPClient(group: "Lintel001").bigA.hex,
      ])
    #expect(verifier.challenge == "PASSWORD_VERIFIER")
    #expect(
      world.events.first?["request"]?.items("session").map { $0.text("challengeName") } == ["SRP_A"]
    )
    let question = world.respond(
      "PASSWORD_VERIFIER", SRPSignInTests.responses(to: verifier), session: verifier.session)
    #expect(question.challenge == "CUSTOM_CHALLENGE")
    #expect(
      world.respond(
        "CUSTOM_CHALLENGE", ["USERNAME": "alice", "ANSWER": "42"], session: question.session
      ).tokens != nil)
  }

  @Test(
    arguments: [
      (
        Self.returned(["failAuthentication": true]),
        "NotAuthorizedException: Incorrect username or password."
      ),
      (
        Self.returned(["challengeName": "PASSWORD_VERIFIER"]),
        "InvalidLambdaResponseException: Unrecognizable lambda output"
      ),
      (
        Self.returned(.object([])),
        "InvalidLambdaResponseException: Unrecognizable lambda output"
      ),
      (
        TriggerAnswer.failed(message: "no"),
        "UserLambdaValidationException: DefineAuthChallenge failed with error no."
      ),
      (
        TriggerAnswer.unreachable(reason: "timeout"),
        "UnexpectedLambdaException: arn:d invocation failed due to error timeout."
      ),
      (TriggerAnswer.unreadable, "InvalidLambdaResponseException: Invalid JSON"),
    ])
  func `what the defining function gets wrong is refused`(
    answer: TriggerAnswer, refusal: String
  ) {
    var world = SignInWorld(pool: Self.functions)
    world.functions = ["DefineAuthChallenge": [answer]]
    #expect(world.initiate("CUSTOM_AUTH", ["USERNAME": "alice"]).refusal == refusal)
  }

  @Test func `nobody is led through the same questions and never let in`() {
    var world = SignInWorld(
      pool: Self.functions, client: ["PreventUserExistenceErrors": "ENABLED"])
    world.functions = [
      "DefineAuthChallenge": [Self.ask, Self.issue], "CreateAuthChallenge": [Self.create],
      "VerifyAuthChallengeResponse": [Self.returned(["answerCorrect": true])],
    ]
    let question = world.initiate("CUSTOM_AUTH", ["USERNAME": "nobody"])
    #expect(question.challenge == "CUSTOM_CHALLENGE")
    #expect(world.events.first?["request"]?.flag("userNotFound") == true)
    let answer = world.respond(
      "CUSTOM_CHALLENGE", ["USERNAME": "nobody", "ANSWER": "42"], session: question.session)
    #expect(answer.error == .incorrectUsernameOrPassword)
  }
}
