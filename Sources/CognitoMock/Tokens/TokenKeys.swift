package import Bindings
package import Syntax

/// A key and the name that tokens call it by.
package struct SigningKey: Sendable {
  package let key: RSAKey
  /// Standard Base64 of 32 bytes: SHA-256 of the modulus, so that a key keeps its name.
  package let kid: String

  package init(_ key: RSAKey) {
    self.key = key
    kid = Base64.encode(SHA256.hash(key.modulus))
  }
}

/// The two keys that tokens are signed with: ID tokens have another than access tokens.
package struct TokenKeys: Sendable {
  package let id: SigningKey
  package let access: SigningKey
  /// 32 bytes that only the mock knows, made from a key: what refresh tokens are sealed with.
  let secret: [UInt8]

  package init(id: RSAKey, access: RSAKey) {
    self.id = SigningKey(id)
    self.access = SigningKey(access)
    secret = SHA256.hash(access.sign(Array("refresh tokens and simulated salts".utf8)))
  }

  /// `jwks.json`: members in alphabetical order, as the service writes them.
  package var jwks: JSONTree {
    ["keys": .array([id, access].map { $0.jwk(algorithm: "RS256") })]
  }

  /// `jwks_uri` of the identity pools, whose tokens are signed with SHA-512.
  package var identityKeys: JSONTree {
    ["keys": .array([id, access].map { $0.jwk(algorithm: "RS512") })]
  }
}

extension SigningKey {
  fileprivate func jwk(algorithm: String) -> JSONTree {
    [
      "alg": .string(algorithm),
      "e": .string(Base64URL.encode(key.exponent)),
      "kid": .string(kid),
      "kty": "RSA",
      "n": .string(Base64URL.encode(key.modulus)),
      "use": "sig",
    ]
  }
}
