import Syntax

/// A request about a name by somebody who is not signed in: to sign up, to confirm, to get a new
/// password. The API and the hosted pages both make them.
package struct AccountCall: Sendable {
  package let pool: UserPool
  package let client: UserPoolClient
  /// As it was typed.
  package let username: String
  /// `ClientMetadata`
  package let metadata: [(String, String)]

  /// For the hosted pages, which know no secret hash.
  package init(
    pool: UserPool, client: UserPoolClient, username: String, metadata: [(String, String)] = []
  ) {
    self.pool = pool
    self.client = client
    self.username = username
    self.metadata = metadata
  }
}

extension Work {
  /// The call that a request of the API makes, its client and secret hash checked.
  func accountCall(_ input: APIInput) throws(Interruption) -> AccountCall {
    let client = try client(input.required("ClientId"))
    let username = input.required("Username")
    try client.check(secretHash: input.text("SecretHash"), for: username)
    return AccountCall(
      pool: try pool(client.userPoolId), client: client, username: username,
      metadata: input.pairs("ClientMetadata"))
  }
}

extension APIInput {
  /// A map of texts in the order it was sent, such as `ClientMetadata`.
  func pairs(_ name: String) -> [(String, String)] {
    var pairs: [(String, String)] = []
    for (key, value) in tree[name]?.members ?? [] {
      if case .string(let text) = value { pairs.append((key, text)) }
    }
    return pairs
  }
}

extension CognitoError {
  /// In calls that name a client; administrators are told `User does not exist.`
  static let combinationNotFound = CognitoError(
    "UserNotFoundException", "Username/client id combination not found.")
}
