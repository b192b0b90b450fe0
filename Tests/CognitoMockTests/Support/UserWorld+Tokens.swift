import Bindings
import Syntax

@testable import CognitoMock

extension UserWorld {
  /// Keys that all tests share: making them takes a second.
  static let sharedKeys: TokenKeys? = {
    guard let id = try? RSAKey.generate(), let access = try? RSAKey.generate() else { return nil }
    return TokenKeys(id: id, access: access)
  }()

  /// An access token of the API for a user who is there.
  mutating func token(of username: String) -> String {
    state.settings.tokenKeys = Self.sharedKeys
    let grant = TokenGrant(
      userPoolId: Self.poolId, clientId: Self.clientId, username: username, authTime: time,
      source: .authentication)
    let outcome = perform { work throws(Interruption) in try work.tokens(for: grant) }
    guard case .answered(.success(let set)) = outcome, let keys = Self.sharedKeys else { return "" }
    return keys.sign(set).accessToken
  }

  /// What an operation of a user about themselves answers.
  @discardableResult
  mutating func call(
    _ name: String, as username: String, _ members: [(String, JSONTree)] = [],
    answers: [TriggerAnswer] = []
  ) -> String {
    let token = token(of: username)
    return call(name, [("AccessToken", .string(token))] + members, answers: answers)
  }
}
