import Diagnostics
import Syntax
import Testing

@testable import CognitoMock

/// A mock with a pool and a client, and its API; every reply is held against the service model.
struct MockPool {
  var state = CognitoState()
  var time: Double = 1_800_000_000
  private(set) var poolId = ""
  private(set) var clientId = ""
  private var calls: UInt8 = 0

  /// - Parameter settings: of the pool, that matter to a test.
  init(_ settings: [String: JSONTree] = [:]) throws {
    var wished: JSONTree = ["PoolName": "main"]
    for (name, value) in settings { wished.set(name, value) }
    let pool = try call("CreateUserPool", wished)
    poolId = pool["UserPool"]?.text("Id") ?? ""
    let client = try call(
      "CreateUserPoolClient",
      ["UserPoolId": .string(poolId), "ClientName": "app", "GenerateSecret": true])
    clientId = client["UserPoolClient"]?.text("ClientId") ?? ""
  }

  /// The reply's body, an empty object where it has none.
  @discardableResult
  mutating func call(_ operation: String, _ input: JSONTree) throws(CognitoError) -> JSONTree {
    switch try reply(operation, input) {
    case .empty: .object([])
    case .json(let tree): tree
    case .tokens(_, let rest), .identityToken(_, let rest): .object(rest)
    }
  }

  mutating func reply(_ operation: String, _ input: JSONTree) throws(CognitoError) -> APIReply {
    let body = SourceFile(name: "body", text: input.compact())
    let json: JSONValue
    do { json = try JSONValue.parse(body) } catch {
      throw CognitoError("SerializationException", error.message)
    }
    let validated = try ServiceModel.userPools.validate(operation, json).get()
    guard let type = OperationTable.userPools[operation] else {
      throw CognitoError("UnknownOperationException", operation)
    }
    calls += 1
    let outcome = state.perform(at: time, seed: [calls]) { (work) throws(Interruption) in
      try type.init(validated).run(on: &work)
    }
    _ = state.commit()
    switch outcome {
    case .answered(let result):
      let reply = try result.get()
      let faults = ReplyShape(model: .userPools).faults(of: reply, to: operation)
      if !faults.isEmpty { Issue.record("\(faults.joined(separator: "; "))") }
      return reply
    case .calls(let call): throw CognitoError("TriggerCall", call.trigger)
    }
  }

  /// The refusal, nil where there is none.
  mutating func refusal(_ operation: String, _ input: JSONTree) -> CognitoError? {
    do {
      _ = try reply(operation, input)
      return nil
    } catch { return error }
  }

  /// The input with the pool's id before it.
  mutating func refusalInPool(_ operation: String, _ input: JSONTree) -> CognitoError? {
    refusal(operation, inPool(input))
  }

  @discardableResult
  mutating func callInPool(_ operation: String, _ input: JSONTree = .object([]))
    throws(CognitoError) -> JSONTree
  {
    try call(operation, inPool(input))
  }

  private func inPool(_ input: JSONTree) -> JSONTree {
    var input = input
    input.set("UserPoolId", .string(poolId))
    return input
  }
}
