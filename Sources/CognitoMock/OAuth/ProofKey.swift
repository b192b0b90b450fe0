import Bindings

/// Proof Key for Code Exchange. Source: RFC 7636; Cognito knows S256 only.
enum ProofKey {
  /// Whether a verifier fits the challenge that the code was asked for with.
  static func matches(verifier: String, challenge: String) -> Bool {
    Base64URL.encode(SHA256.hash(Array(verifier.utf8))) == challenge
  }
}
