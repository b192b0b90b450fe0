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

  package init(trigger: String, arn: String, event: JSONTree, isAwaited: Bool = true) {
    self.trigger = trigger
    self.arn = arn
    self.event = event
    self.isAwaited = isAwaited
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
