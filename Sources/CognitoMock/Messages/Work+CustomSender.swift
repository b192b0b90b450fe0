import Syntax

extension Work {
  /// Hands a message to the pool's own sender; false where it has none for this medium.
  ///
  /// The service encrypts the code with a key of the customer's (`KMSKeyID`). There is no such key here,
  /// so the function gets the code in clear. What it says or whether it fails makes no difference, since
  /// the service does not wait for it; nothing goes to the inbox, since the pool sends nothing.
  mutating func handToSender(_ dispatch: Dispatch) throws(Interruption) -> Bool {
    let (trigger, type): (LambdaTrigger, JSONTree) =
      switch dispatch.medium {
      case .email: (.customEmailSender, "customEmailSenderRequestV1")
      case .sms: (.customSMSSender, "customSMSSenderRequestV1")
      }
    guard let arn = dispatch.pool.function(of: trigger) else { return false }
    let event = TriggerEvent(
      trigger, source: "\(trigger.rawValue)_\(dispatch.source.rawValue)", pool: dispatch.pool,
      clientId: dispatch.clientId, username: dispatch.user.username,
      request: [("type", type), ("code", .string(dispatch.code))] + dispatch.request([]))
    _ = try invoke(
      TriggerCall(trigger: trigger.rawValue, arn: arn, event: event.tree, isAwaited: false))
    return true
  }
}
