import Syntax

extension Work {
  /// The words of a message apart from any function of the pool's: what its settings say, what whoever
  /// runs the mock has for it, what the service says.
  ///
  /// - Parameter messages: ``TriggerCall/messages`` or ``TriggerCall/poolMessages``.
  mutating func poolTemplate(
    for dispatch: Dispatch, asking messages: String
  ) throws(Interruption) -> MessageTemplate {
    let template = MessageTemplate(
      for: dispatch.source, by: dispatch.medium, of: dispatch.pool,
      hasCode: !dispatch.code.isEmpty)
    guard !template.isPoolOwn, state.settings.poolsWithMessages.contains(dispatch.pool.id) else {
      return template
    }
    var call = TriggerCall(
      trigger: LambdaTrigger.customMessage.rawValue, arn: messages, event: dispatch.event.tree)
    call.tenant = dispatch.clientId.flatMap { state.clients[$0]?.tenant }
    guard case .returned(let answer) = try invoke(call), let response = answer["response"] else {
      return template
    }
    switch dispatch.medium {
    case .sms: return response.text("smsMessage").map { MessageTemplate(body: $0) } ?? template
    case .email:
      guard let body = response.text("emailMessage"), let subject = response.text("emailSubject")
      else { return template }
      return MessageTemplate(
        subject: subject, body: body, plainText: response.text("emailText"))
    }
  }
}
