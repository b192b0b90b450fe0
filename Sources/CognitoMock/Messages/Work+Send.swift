import Bindings

extension Work {
  /// Sends a message with a code: asks the pool's functions for words or delivery, and puts what comes
  /// of it into the inbox.
  ///
  /// - Parameters:
  ///   - code: the code or temporary password in it, in clear; empty for an invitation without one.
  ///   - address: where to, if not to the attribute's present value.
  ///   - metadata: `ClientMetadata` of the request.
  /// - Returns: where it went. Refuses where the user has no such address, and where a function does.
  @discardableResult
  package mutating func send(
    _ source: MessageSource, code: String, to user: User, by medium: DeliveryMedium,
    address: String? = nil, pool: UserPool, client: UserPoolClient?,
    metadata: [(String, String)] = []
  ) throws(Interruption) -> Delivery {
    guard let address = address ?? user[medium.attribute] else {
      throw .refused(.invalidParameter("User does not have \(medium.attribute) set."))
    }
    var dispatch = Dispatch(
      source: source, medium: medium, user: user, pool: pool, clientId: client?.id,
      address: address, code: code, metadata: metadata)
    if medium == .email, source == .signUp || source == .resendCode, pool.confirmsWithLink {
      dispatch.link = confirmationLink(for: dispatch)
    }
    if try !handToSender(dispatch) { try deliver(dispatch) }
    return Delivery(medium: medium, address: address)
  }

  private mutating func deliver(_ dispatch: Dispatch) throws(Interruption) {
    let template = try template(for: dispatch)
    let text = template.filled(
      MessageTemplate.Values(
        code: dispatch.code,
        username: dispatch.source == .adminCreateUser ? dispatch.shownUsername : nil,
        link: dispatch.link),
      isHTML: dispatch.medium == .email)
    var message = Message(
      id: nextMessageId(), time: time, userPoolId: dispatch.pool.id,
      username: dispatch.user.username, medium: dispatch.medium.rawValue, to: dispatch.address,
      source: dispatch.source.customMessage, body: text.body)
    message.clientId = dispatch.clientId
    message.subject = text.subject
    message.text = text.plainText
    message.code = dispatch.code.isEmpty ? nil : dispatch.code
    message.link = Placeholder.containsLink(template.body) ? dispatch.link : nil
    state.messages.put(message)
    forgetOldMessages()
  }

  /// An inbox of a mock that runs for days ends somewhere.
  private mutating func forgetOldMessages() {
    guard state.messages.count > Self.greatestInbox else { return }
    for message in state.messages.all.prefix(Self.greatestInbox / 5) {
      state.messages.remove(message.key)
    }
  }

  private static let greatestInbox = 5_000

  private mutating func nextMessageId() -> String {
    state.lastMessage = Message.next(after: state.lastMessage, at: time)
    return Message.id(state.lastMessage, random.uuid())
  }

  /// `https://DOMAIN/confirmUser/?client_id=…&user_name=…&confirmation_code=…`: relative to the root
  /// where the pool has no domain. Who serves the pages knows their true place.
  private func confirmationLink(for dispatch: Dispatch) -> String {
    let query = [
      ("client_id", dispatch.clientId ?? ""), ("user_name", dispatch.user.username),
      ("confirmation_code", dispatch.code),
    ]
    let text = query.map { "\($0.0)=\(PercentCoding.encode($0.1))" }.joined(separator: "&")
    return "\(state.origin(of: dispatch.pool))/confirmUser/?\(text)"
  }
}

extension CognitoState {
  /// Scheme and host of a pool's pages; nothing for a pool without a domain.
  fileprivate func origin(of pool: UserPool) -> String {
    if let origin = settings.domainOrigin { return origin }
    guard let domain = domains.first(with: pool.id)?.domain else { return "" }
    return domain.contains(".")
      ? "https://\(domain)" : "https://\(domain).auth.\(pool.region).amazoncognito.com"
  }
}
