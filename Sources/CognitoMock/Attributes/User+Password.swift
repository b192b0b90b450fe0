import Bindings

extension User.Password {
  /// A new password.
  ///
  /// - Parameters:
  ///   - username: canonical; it is part of what SRP hashes.
  ///   - salt: 16 random bytes.
  ///   - time: now, in seconds since 1970.
  package init(
    password: String, username: String, pool: UserPool, salt: [UInt8], time: Double,
    isTemporary: Bool
  ) {
    self.init(
      salt: Hex.encode(salt), inner: Self.inner(password, username: username, pool: pool),
      set: time, isTemporary: isTemporary)
  }

  /// Whether this is the password.
  package func matches(_ password: String, username: String, pool: UserPool) -> Bool {
    let typed = Self.inner(password, username: username, pool: pool)
    return constantTimeEqual(Array(inner.utf8), Array(typed.utf8))
  }

  /// SHA-256 of `POOLNAME username:password` without the space, in hexadecimal: what SRP's x is made
  /// of, and all that is kept of a password.
  package static func inner(_ password: String, username: String, pool: UserPool) -> String {
    Hex.encode(SHA256.hash(Array("\(pool.shortName)\(username):\(password)".utf8)))
  }
}

extension Work {
  /// A password's row with a salt of its own.
  package mutating func makePassword(
    _ password: String, username: String, pool: UserPool, isTemporary: Bool = false
  ) -> User.Password {
    User.Password(
      password: password, username: username, pool: pool, salt: random.bytes(16), time: time,
      isTemporary: isTemporary)
  }
}
