import Diagnostics
package import Syntax

/// A call of a Lambda function that the mock cannot make itself.
package struct TriggerCall: Sendable {
  /// The key of `LambdaConfig`: `PreSignUp`.
  package let trigger: String
  /// The function, as the pool names it.
  package let arn: String
  /// The whole event, `response` included.
  package let event: JSONTree
  /// Whether what it says matters. If not, nobody waits for it: any answer will do to go on with.
  package let isAwaited: Bool
  /// The project's tenant whose client asks, for messages that are not a function's.
  package var tenant: String?

  package init(trigger: String, arn: String, event: JSONTree, isAwaited: Bool = true) {
    self.trigger = trigger
    self.arn = arn
    self.event = event
    self.isAwaited = isAwaited
  }
}

extension TriggerCall {
  /// Stands in a function's place where a pool has none: its messages in the looks of each tenant, as a
  /// CustomMessage function would say them, else as the pool itself does.
  ///
  /// The answer is an event like a function's. Its response may have `emailText` as well, what
  /// `emailMessage` says in plain text. What it leaves out the service says in its own words.
  package static let messages = "lintel:messages"
  /// The same without a function: the pool's own messages.
  package static let poolMessages = "lintel:pool-messages"
}

extension TriggerCall {
  /// What a function with nothing to add answers: the event as it got it.
  package var unchanged: TriggerAnswer {
    let file = SourceFile(name: trigger, bytes: Array(event.compact().utf8))
    guard let event = try? JSONValue.parse(file) else { return .unreadable }
    return .returned(event)
  }
}

/// What came of it.
package enum TriggerAnswer: Sendable {
  /// What the function returned: the event with its response filled in, if it does as it should.
  case returned(JSONValue)
  /// The function threw: its `errorMessage`.
  case failed(message: String)
  /// It crashed, took too long or could not be reached; why.
  case unreachable(reason: String)
  /// It returned something that is no JSON.
  case unreadable
}
