import Syntax
import Testing

@testable import CognitoMock

/// Every operation of the user pools' API answers, with its own form or with an error that it knows.
@Suite struct EveryOperationTests {
  private static let model = ServiceModel.userPools
  private static let names = model.operationNames

  /// Errors that every operation may answer with, of those that no model lists.
  private static let common: Set<String> = ["InvalidParameterException", "NotAuthorizedException"]

  @Test(arguments: names)
  func `it has a type that answers it`(_ name: String) {
    #expect(OperationTable.userPools[name] != nil)
  }

  @Test(arguments: names)
  func `without members it refuses or answers in its own form`(_ name: String) throws {
    var mock = try MockPool()
    expectForm(of: name, .object([]), by: &mock)
  }

  @Test(arguments: names)
  func `with the least input it answers in its own form or with an error of its own`(
    _ name: String
  ) throws {
    var mock = try MockPool()
    try mock.callInPool(
      "AdminCreateUser",
      ["Username": "alice", "TemporaryPassword": "Passw0rd!", "MessageAction": "SUPPRESS"])
    let input = leastInput(for: name, in: mock)
    expectForm(of: name, input, by: &mock)
  }

  private func expectForm(of name: String, _ input: JSONTree, by mock: inout MockPool) {
    do {
      _ = try mock.reply(name, input)
    } catch {
      let known = Set(Self.model[name]?.errors ?? []).union(Self.common)
      #expect(known.contains(error.type), "\(error)")
      #expect(error.status == 400)
      #expect(!error.message.isEmpty)
    }
  }

  /// The required members, each with a value that its type takes.
  private func leastInput(for name: String, in mock: MockPool) -> JSONTree {
    guard let operation = Self.model[name] else { return .object([]) }
    return value(of: operation.input, named: "", in: mock)
  }

  private func value(of index: Int, named name: String, in mock: MockPool) -> JSONTree {
    let shape = Self.model.shapes[index]
    let known: [String: String] = [
      "UserPoolId": mock.poolId, "ClientId": mock.clientId, "Username": "alice",
      "RoleArn": "arn:aws:iam::123456789012:role/r", "PoolName": "p",
      "CloudWatchLogsRoleArn": "arn:aws:iam::123456789012:role/r",
      "ResourceArn": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/\(mock.poolId)",
      "Domain": "my-app", "TermsName": "terms-of-use", "JobId": "import-a",
      "ManagedLoginBrandingId": "1215c4c4-e021-4054-8c68-94858df7c169",
      "TermsId": "1215c4c4-e021-4054-8c68-94858df7c169", "ProviderName": "OwnProvider",
      "DeviceKey": "us-east-1_1215c4c4-e021-4054-8c68-94858df7c169", "AccessToken": "e.e.e",
    ]
    switch shape.kind {
    case .string:
      if let text = known[name] { return .string(text) }
      if let first = shape.values.first { return .string(first) }
      return .string(String(repeating: "1", count: max(shape.minimum ?? 1, 3)))
    case .integer, .long: return .int(max(shape.minimum ?? 1, 1))
    case .boolean: return true
    case .timestamp: return 0
    case .blob: return "AAAA"
    case .document: return .object([])
    case .list(let element):
      return (shape.minimum ?? 1) == 0 ? [] : [value(of: element, named: name, in: mock)]
    case .map(let key, let value):
      guard case .string(let key) = self.value(of: key, named: "", in: mock) else { return .null }
      return .object([(key, self.value(of: value, named: "", in: mock))])
    case .structure(let structure):
      return .object(
        structure.members.filter(\.isRequired).map {
          ($0.name, value(of: $0.shape, named: $0.name, in: mock))
        })
    }
  }
}
