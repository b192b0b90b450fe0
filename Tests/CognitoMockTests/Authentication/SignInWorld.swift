import Bindings
import Syntax

@testable import CognitoMock

/// A pool with a client and a user, for tests of sign-in. Time stands still until it is moved.
struct SignInWorld {
  static let poolId = "us-east-1_Lintel001"
  static let password = "Passw0rd!Lintel"

  var state = CognitoState()
  var time: Double = 1_767_366_245
  /// Changes the seed, so that no two calls make the same ids.
  private var calls: UInt8 = 0
  /// What functions answer, by trigger; in their order where one is asked more than once.
  var functions: [String: [TriggerAnswer]] = [:]
  /// The events that functions were asked with.
  var events: [JSONTree] = []

  static let keys: TokenKeys? = {
    guard let id = try? RSAKey.generate(), let access = try? RSAKey.generate() else { return nil }
    return TokenKeys(id: id, access: access)
  }()

  init(
    pool: JSONTree = .object([]), mfa: JSONTree = .object([]), client: JSONTree = .object([]),
    secret: String? = nil
  ) {
    state.settings.tokenKeys = Self.keys
    state.settings.fixedCode = "123456"
    state.pools.put(
      UserPool(
        id: Self.poolId, name: "test", settings: UserPool.settings(completing: pool),
        mfaSettings: mfa, created: 0))
    var settings = client
    if settings["ExplicitAuthFlows"] == nil {
      settings.set(
        "ExplicitAuthFlows",
        [
          "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH",
          "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        ])
    }
    var row = UserPoolClient(
      id: "1example23456789", userPoolId: Self.poolId, name: "web",
      settings: UserPoolClient.settings(completing: settings), created: 0)
    if let secret { row.secrets = [.init(id: "1", value: secret, created: 0)] }
    state.clients.put(row)
    add("alice")
  }

  /// Adds a user with the usual password.
  mutating func add(
    _ username: String, status: UserStatus = .confirmed, password: String? = Self.password,
    _ change: (inout User) -> Void = { _ in }
  ) {
    var user = User(
      userPoolId: Self.poolId, username: username, sub: "sub-of-\(username)", status: status,
      created: time)
    if let password, let pool = state.pools[Self.poolId] {
      user.password = User.Password(
        password: password, username: username, pool: pool,
        salt: [UInt8](repeating: 0xf0, count: 16), time: time,
        isTemporary: status == .forceChangePassword)
    }
    change(&user)
    state.users.put(user)
  }

  var alice: User? { state.users[User.key(Self.poolId, "alice")] }

  mutating func change(_ username: String = "alice", _ change: (inout User) -> Void) {
    state.users.update(User.key(Self.poolId, username), change)
  }

  /// Calls an operation; functions are asked until it has what it needs.
  mutating func call(
    _ operation: String, _ members: JSONTree
  ) -> Result<APIReply, CognitoError> {
    guard let type = OperationTable.userPools[operation] else {
      return .failure(CognitoError("Missing", operation))
    }
    calls += 1
    // Work that waits for a function puts back what was not committed.
    _ = state.commit()
    var answers: [TriggerAnswer] = []
    var left = functions
    while true {
      let outcome = state.perform(at: time, seed: [calls], answers: answers) {
        (work) throws(Interruption) in
        try type.init(APIInput(members)).run(on: &work)
      }
      switch outcome {
      case .answered(let result):
        functions = left
        return result
      case .calls(let call):
        events.append(call.event)
        guard var queue = left[call.trigger], !queue.isEmpty else {
          return .failure(CognitoError("NoAnswer", call.trigger))
        }
        answers.append(queue.removeFirst())
        left[call.trigger] = queue
      }
    }
  }

  mutating func initiate(
    _ flow: String, _ parameters: [String: String], session: String? = nil,
    admin: Bool = false
  ) -> Answer {
    var members: JSONTree = [
      "ClientId": "1example23456789", "AuthFlow": .string(flow),
      "AuthParameters": Self.map(parameters),
    ]
    if let session { members.set("Session", .string(session)) }
    if admin { members.set("UserPoolId", .string(Self.poolId)) }
    return Answer(call(admin ? "AdminInitiateAuth" : "InitiateAuth", members))
  }

  mutating func respond(
    _ challenge: String, _ responses: [String: String], session: String?
  ) -> Answer {
    var members: JSONTree = [
      "ClientId": "1example23456789", "ChallengeName": .string(challenge),
      "ChallengeResponses": Self.map(responses),
    ]
    if let session { members.set("Session", .string(session)) }
    return Answer(call("RespondToAuthChallenge", members))
  }

  /// Signs in with name and password.
  mutating func signIn(_ username: String = "alice", _ password: String = Self.password) -> Answer {
    initiate("USER_PASSWORD_AUTH", ["USERNAME": username, "PASSWORD": password])
  }

  private static func map(_ texts: [String: String]) -> JSONTree {
    .object(texts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
  }
}

/// What an operation answered, easy to look at.
struct Answer {
  let result: Result<APIReply, CognitoError>

  init(_ result: Result<APIReply, CognitoError>) { self.result = result }

  var json: JSONTree {
    if case .success(.json(let tree)) = result { tree } else { .object([]) }
  }
  var tokens: TokenSet? {
    if case .success(.tokens(let set, _)) = result { set } else { nil }
  }
  var error: CognitoError? {
    if case .failure(let error) = result { error } else { nil }
  }
  /// `NotAuthorizedException: Incorrect username or password.`
  var refusal: String? { error.map { "\($0.type): \($0.message)" } }
  var challenge: String? { json.text("ChallengeName") }
  var session: String? { json.text("Session") }
  var available: [String] { json.texts("AvailableChallenges") }
  var parameters: [String: String] {
    var map: [String: String] = [:]
    for (name, value) in json["ChallengeParameters"]?.members ?? [] {
      if case .string(let text) = value { map[name] = text }
    }
    return map
  }
}
