import Bindings
import Diagnostics
package import Syntax

/// What is wrong with a token.
package enum TokenFault: Error, Hashable, Sendable {
  /// Not three parts of base64url with JSON in them.
  case malformed
  /// Another algorithm than RS256, such as `none` or one that takes the public key for a secret.
  case algorithm
  /// A `kid` that is not the key's for this use.
  case unknownKey
  case signature
  case expired
  /// An ID token in the place of an access token, or the other way round.
  case wrongUse
}

/// `token_use`
package enum TokenUse: String, Hashable, Sendable {
  case id, access
}

extension TokenKeys {
  /// The claims of a token that one of these keys has signed and that is still good.
  ///
  /// Checked in this order: form, algorithm, key, signature, use, expiry; whose it is, and whether it
  /// was revoked, only the state knows.
  package func verify(
    _ token: String, use: TokenUse, at time: Double
  ) throws(TokenFault) -> JSONValue {
    let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.object(parts[0]) else { throw .malformed }
    guard header.text("alg") == "RS256" else { throw .algorithm }
    let kid = header.text("kid")
    guard let key = [id, access].first(where: { $0.kid == kid }) else { throw .unknownKey }
    guard let signature = Base64URL.decode(parts[2]) else { throw .malformed }
    let signed = token.utf8.prefix(parts[0].count + 1 + parts[1].count)
    guard key.key.verifies(signature, of: Array(signed)) else { throw .signature }
    guard let claims = Self.object(parts[1]) else { throw .malformed }
    let right = use == .id ? id.kid : access.kid
    guard claims.text("token_use") == use.rawValue, key.kid == right else { throw .wrongUse }
    guard let expiry = claims.number("exp"), time < expiry else { throw .expired }
    return claims
  }

  private static func object(_ part: Substring.UTF8View) -> JSONValue? {
    guard let bytes = Base64URL.decode(part),
      let value = try? JSONValue.parse(SourceFile(name: "token", bytes: bytes)),
      value.object != nil
    else { return nil }
    return value
  }
}
