import Bindings
import Diagnostics
import Syntax

/// The OpenID token of an identity: what the classic flow takes to the security token service.
///
/// Source: Cognito Developer Guide, "Identity pools authentication flow"; signed as RS512.
package struct IdentityToken: Sendable {
  static let issuer = "https://cognito-identity.amazonaws.com"
  /// The key of `Logins` that such a token may stand under.
  static let provider = "cognito-identity.amazonaws.com"

  /// Claims in their order.
  let claims: JSONTree

  /// - Parameters:
  ///   - methods: how the identity has shown who it is: `amr`.
  ///   - lifetime: seconds.
  init(_ identity: Identity, methods: [String], at time: Double, lifetime: Int) {
    claims = [
      "sub": .string(identity.id), "aud": .string(identity.identityPoolId),
      "amr": .array(methods.map { .string($0) }), "iss": .string(Self.issuer),
      "exp": .int(Int(time) + lifetime), "iat": .int(Int(time)),
    ]
  }

  /// The token itself; a signature, some 0.4 ms.
  package func signed(with keys: TokenKeys) -> String {
    let header: JSONTree = ["kid": .string(keys.id.kid), "typ": "JWS", "alg": "RS512"]
    let text =
      Base64URL.encode(Array(header.compact().utf8)) + "."
      + Base64URL.encode(Array(claims.compact().utf8))
    let signature = keys.id.key.sign(Array(text.utf8), hash: .sha512)
    return "\(text).\(Base64URL.encode(signature))"
  }

  /// The identity that a token of the mock's own is for; nil for any other, and for one that has
  /// expired.
  static func identity(of token: String, keys: TokenKeys?, at time: Double) -> String? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard let keys, parts.count == 3, let signature = Base64URL.decode(String(parts[2])),
      keys.id.key.verifies(
        signature, of: Array("\(parts[0]).\(parts[1])".utf8), hash: .sha512),
      let claims = unverified(token), claims.text("iss") == issuer,
      let expiry = claims.number("exp"), time < expiry
    else { return nil }
    return claims.text("sub")
  }

  /// What a token says, whoever has signed it.
  static func unverified(_ token: String) -> JSONValue? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64URL.decode(String(parts[1])),
      let value = try? JSONValue.parse(SourceFile(name: "token", bytes: bytes)),
      value.object != nil
    else { return nil }
    return value
  }
}
