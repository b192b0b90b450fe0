import Syntax

@testable import CognitoMock

/// A pool with one client, asked as clients ask it; the clock stands until a test moves it.
struct UserWorld {
  static let poolId = "us-east-1_Users0001"
  static let clientId = "client0000000000000000000a"

  var state = CognitoState()
  /// Seconds since 1970.
  var time = 1_800_000_000.0
  private var seed: UInt8 = 0

  /// - Parameters:
  ///   - pool: settings that matter to a test.
  ///   - client: likewise.
  init(pool: [(String, JSONTree)] = [], client: [(String, JSONTree)] = []) {
    state.pools.put(
      UserPool(id: Self.poolId, name: "users", settings: .object(pool), created: time))
    state.clients.put(
      UserPoolClient(
        id: Self.clientId, userPoolId: Self.poolId, name: "app", settings: .object(client),
        created: time))
    _ = state.commit()
  }

  /// What an operation answers, on one line: its JSON, nothing for an empty body, `Type: message` for
  /// a refusal, `asks TriggerSource` where a function has to be asked.
  @discardableResult
  mutating func call(
    _ name: String, _ members: [(String, JSONTree)], answers: [TriggerAnswer] = []
  ) -> String {
    switch run(name, members, answers: answers) {
    case .answered(.success(.json(let tree))): tree.compact()
    case .answered(.success): ""
    case .answered(.failure(let error)): "\(error.type): \(error.message)"
    case .calls(let call): "asks \(call.event.text("triggerSource") ?? "")"
    }
  }

  mutating func run(
    _ name: String, _ members: [(String, JSONTree)], answers: [TriggerAnswer] = []
  ) -> Outcome<APIReply> {
    guard let type = OperationTable.userPools[name] else {
      return .answered(.failure(CognitoError("UnknownOperationException", name)))
    }
    let isOfAdmin = name.hasPrefix("Admin") || name.hasPrefix("List")
    let place: (String, JSONTree) =
      isOfAdmin ? ("UserPoolId", .string(Self.poolId)) : ("ClientId", .string(Self.clientId))
    let input = APIInput(.object([place] + members))
    return perform(answers: answers) { work throws(Interruption) in
      try type.init(input).run(on: &work)
    }
  }

  mutating func perform<Reply: Sendable>(
    answers: [TriggerAnswer] = [], _ body: (inout Work) throws(Interruption) -> Reply
  ) -> Outcome<Reply> {
    seed += 1
    let outcome = state.perform(at: time, seed: [seed], answers: answers, body)
    if case .answered = outcome { _ = state.commit() }
    return outcome
  }

  func user(_ name: String) -> User? { state.users[User.key(Self.poolId, name)] }

  /// Puts a user there, as a test needs it.
  @discardableResult
  mutating func add(
    _ username: String, _ attributes: [(String, String)] = [], status: UserStatus = .confirmed,
    password: String? = "Passw0rd!", _ change: (inout User) -> Void = { _ in }
  ) -> User {
    var user = User(
      userPoolId: Self.poolId, username: username, sub: "sub-\(username)", status: status,
      created: time)
    for (name, value) in attributes { user[name] = value }
    if let password, let pool = state.pools[Self.poolId] {
      user.password = User.Password(
        password: password, username: username, pool: pool, salt: [1, 2, 3], time: time,
        isTemporary: status == .forceChangePassword)
    }
    change(&user)
    state.users.put(user)
    _ = state.commit()
    return user
  }

  var lastMessage: Message? { state.messages.all.last }
  /// The code of the last message.
  var lastCode: String { lastMessage?.code ?? "" }
}

extension JSONTree {
  /// `AttributeType` each.
  static func attributes(_ pairs: [(String, String)]) -> JSONTree {
    .array(pairs.map { ["Name": .string($0.0), "Value": .string($0.1)] })
  }
}
