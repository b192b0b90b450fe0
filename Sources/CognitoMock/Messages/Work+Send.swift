extension Work {
  /// Sends a message with a code: asks the pool's functions for words or delivery, and puts what comes
  /// of it into the inbox.
  ///
  /// - Parameters:
  ///   - code: the code or temporary password in it, in clear; empty for an invitation without one.
  ///   - address: where to, if not to the attribute's present value.
  ///   - metadata: `ClientMetadata` of the request.
  package mutating func send(
    _ source: MessageSource, code: String, to user: User, by medium: DeliveryMedium,
    address: String? = nil, pool: UserPool, client: UserPoolClient?,
    metadata: [String: String] = [:]
  ) throws(Interruption) -> Delivery {
    guard let address = address ?? user[medium.attribute] else {
      throw .refused(.invalidParameter("User has no \(medium.attribute)"))
    }
    return Delivery(medium: medium, address: address)
  }
}
