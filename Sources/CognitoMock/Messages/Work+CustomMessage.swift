import Syntax

extension Work {
  /// The words of a message: those of the CustomMessage function, where the pool has one and it says
  /// something, else the pool's.
  ///
  /// A reply without the placeholders it was given is passed over, as the service does; the subject beside
  /// it is not.
  mutating func template(for dispatch: Dispatch) throws(Interruption) -> MessageTemplate {
    guard let response = try consult(dispatch.event) else {
      return try poolTemplate(for: dispatch, asking: TriggerCall.messages)
    }
    switch dispatch.medium {
    case .sms:
      let body = try text("smsMessage", of: response, limit: 140)
      if let body, carries(body, dispatch) { return MessageTemplate(body: body) }
      return try poolTemplate(for: dispatch, asking: TriggerCall.poolMessages)
    case .email: return try customMail(response, for: dispatch)
    }
  }

  private mutating func customMail(
    _ response: JSONValue, for dispatch: Dispatch
  ) throws(Interruption) -> MessageTemplate {
    let said = try text("emailMessage", of: response, limit: 20_000)
    let subject = try text("emailSubject", of: response, limit: 140)
    // The developer guide: without a sender of one's own, words of one's own are refused.
    guard (said == nil && subject == nil) || dispatch.pool.hasOwnSender else {
      throw .refused(.unrecognizableLambdaOutput)
    }
    let body = said.flatMap { carries($0, dispatch) ? $0 : nil }
    if let body, let subject { return MessageTemplate(subject: subject, body: body) }
    var template = try poolTemplate(for: dispatch, asking: TriggerCall.poolMessages)
    if let body { (template.body, template.plainText) = (body, nil) }
    if let subject { template.subject = subject }
    return template
  }

  private func text(
    _ name: String, of response: JSONValue, limit: Int
  ) throws(Interruption) -> String? {
    guard let text = try response.outputText(name) else { return nil }
    guard text.unicodeScalars.count <= limit else {
      throw .refused(.unrecognizableLambdaOutput)
    }
    return text.isEmpty ? nil : text
  }

  private func carries(_ body: String, _ dispatch: Dispatch) -> Bool {
    if dispatch.source == .adminCreateUser {
      let hasCode = dispatch.code.isEmpty || Placeholder.contains("{####}", in: body)
      return hasCode && Placeholder.contains("{username}", in: body)
    }
    return dispatch.link == nil
      ? Placeholder.contains("{####}", in: body) : Placeholder.containsLink(body)
  }
}
