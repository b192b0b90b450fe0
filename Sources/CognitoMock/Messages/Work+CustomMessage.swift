import Syntax

extension Work {
  /// The text that the CustomMessage function gives, where the pool has one and it says something.
  ///
  /// A reply without the placeholders it was given is passed over, as the service does.
  mutating func customTemplate(
    for dispatch: Dispatch, fallback: MessageTemplate
  ) throws(Interruption) -> MessageTemplate {
    let isInvitation = dispatch.source == .adminCreateUser
    let linkParameter: JSONTree = dispatch.link == nil ? nil : "{##Click Here##}"
    let event = TriggerEvent(
      .customMessage, source: dispatch.source.customMessage, pool: dispatch.pool,
      clientId: dispatch.clientId, username: dispatch.user.username,
      request: dispatch.request([
        ("codeParameter", "{####}"), ("linkParameter", linkParameter),
        ("usernameParameter", isInvitation ? "{username}" : nil),
      ]),
      response: ["smsMessage": nil, "emailMessage": nil, "emailSubject": nil])
    guard let response = try consult(event) else { return fallback }
    switch dispatch.medium {
    case .sms:
      guard let body = try text("smsMessage", of: response, limit: 140) else { return fallback }
      return carries(body, dispatch) ? MessageTemplate(body: body) : fallback
    case .email:
      return try customMail(response, for: dispatch, fallback: fallback)
    }
  }

  private func customMail(
    _ response: JSONValue, for dispatch: Dispatch, fallback: MessageTemplate
  ) throws(Interruption) -> MessageTemplate {
    let body = try text("emailMessage", of: response, limit: 20_000)
    let subject = try text("emailSubject", of: response, limit: 140)
    guard body != nil || subject != nil else { return fallback }
    // The developer guide: without a sender of one's own, words of one's own are refused.
    guard dispatch.pool.hasOwnSender else { throw .refused(.unrecognizableLambdaOutput) }
    var template = fallback
    if let body, carries(body, dispatch) { template.body = body }
    if let subject { template.subject = subject }
    return template
  }

  private func text(
    _ name: String, of response: JSONValue, limit: Int
  ) throws(Interruption) -> String? {
    guard let value = response[name], !value.isNull else { return nil }
    guard let text = value.string, text.unicodeScalars.count <= limit else {
      throw .refused(.unrecognizableLambdaOutput)
    }
    return text.isEmpty ? nil : text
  }

  private func carries(_ body: String, _ dispatch: Dispatch) -> Bool {
    if dispatch.source == .adminCreateUser {
      let hasCode = dispatch.code.isEmpty || Placeholder.contains("{####}", in: body)
      return hasCode && Placeholder.contains("{username}", in: body)
    }
    return Placeholder.contains("{####}", in: body)
      || (dispatch.link != nil && Placeholder.containsLink(body))
  }
}
