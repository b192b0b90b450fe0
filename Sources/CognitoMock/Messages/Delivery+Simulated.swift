import Bindings

extension Delivery {
  /// Where a code would have gone to if there were such a user: the same each time for the same name.
  ///
  /// The medium follows the shape of the name, else what the pool uses.
  package init(simulatedFor typed: String, in pool: UserPool) {
    if ContactFormat.isEmail(typed) {
      self.init(medium: .email, address: typed)
    } else if ContactFormat.isPhoneNumber(typed) {
      self.init(medium: .sms, address: typed)
    } else if Self.medium(of: pool) == .sms {
      self.init(medium: .sms, address: "+1555555\(Self.digits(typed, pool))")
    } else {
      let letters = Array("abcdefghijklmnopqrstuvwxyz")
      let hash = SHA256.hash(Array("\(pool.id) \(typed)".utf8))
      let (local, host) = (letters[Int(hash[0]) % 26], letters[Int(hash[1]) % 26])
      self.init(medium: .email, address: "\(local)@\(host)")
    }
  }

  private static func medium(of pool: UserPool) -> DeliveryMedium {
    let verified = pool.autoVerifiedAttributes
    return verified.contains("phone_number") && !verified.contains("email") ? .sms : .email
  }

  private static func digits(_ typed: String, _ pool: UserPool) -> String {
    let hash = SHA256.hash(Array("\(pool.id) \(typed)".utf8))
    return hash.prefix(4).map { String($0 % 10) }.joined()
  }
}
