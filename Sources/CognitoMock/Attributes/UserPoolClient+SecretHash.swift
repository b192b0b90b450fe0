import Bindings

extension UserPoolClient {
  /// `Base64(HMAC-SHA256(secret, username + client id))` for one of the client's secrets.
  package func secretHash(for username: String, secret: Secret) -> String {
    Base64.encode(
      HMAC.sha256(key: Array(secret.value.utf8), message: Array("\(username)\(id)".utf8)))
  }

  /// Refuses a request whose `SecretHash` is missing or wrong; a client without a secret has none.
  ///
  /// - Parameter usernames: what the hash may have been made with: the name as the request has it.
  package func check(secretHash: String?, for usernames: String...) throws(Interruption) {
    try check(secretHash: secretHash, for: usernames)
  }

  /// The same for a list of names.
  package func check(secretHash: String?, for usernames: [String]) throws(Interruption) {
    guard let secretHash else {
      guard isConfidential else { return }
      throw .refused(
        .notAuthorized("Client \(id) is configured with secret but SECRET_HASH was not received"))
    }
    for username in usernames {
      for secret in secrets {
        let right = self.secretHash(for: username, secret: secret)
        if constantTimeEqual(Array(right.utf8), Array(secretHash.utf8)) { return }
      }
    }
    throw .refused(.notAuthorized("Unable to verify secret hash for client \(id)"))
  }
}
