package import Syntax

extension Work {
  /// What the pool's function for an event responds: the event's `response` member, checked to be an
  /// object. Nil where the pool has no such function.
  ///
  /// Refuses with `UserLambdaValidationException`, `UnexpectedLambdaException` or
  /// `InvalidLambdaResponseException` where the function throws, fails or answers nonsense.
  package mutating func consult(_ event: TriggerEvent) throws(Interruption) -> JSONValue? {
    guard let arn = event.pool.function(of: event.trigger) else { return nil }
    let name = event.trigger.rawValue
    switch try invoke(TriggerCall(trigger: name, arn: arn, event: event.tree)) {
    case .returned(let answer):
      guard let response = answer["response"], response.object != nil else {
        throw .refused(.unrecognizableLambdaOutput)
      }
      return response
    case .failed(let message):
      throw .refused(
        CognitoError(
          "UserLambdaValidationException", "\(name) failed with error \(message)."))
    case .unreachable(let reason):
      throw .refused(
        CognitoError(
          "UnexpectedLambdaException", "\(arn) invocation failed due to error \(reason)."))
    case .unreadable:
      throw .refused(CognitoError("InvalidLambdaResponseException", "Invalid JSON"))
    }
  }
}

extension UserPool {
  /// The function of a trigger, wherever `LambdaConfig` names it: newer ones stand in an object with
  /// their version.
  package func function(of trigger: LambdaTrigger) -> String? {
    let config = settings["LambdaConfig"]
    switch trigger {
    case .preTokenGeneration:
      return config?["PreTokenGenerationConfig"]?.text("LambdaArn")
        ?? config?.text("PreTokenGeneration")
    case .customSMSSender, .customEmailSender:
      return config?[trigger.rawValue]?.text("LambdaArn")
    default: return config?.text(trigger.rawValue)
    }
  }
}

extension CognitoError {
  package static let unrecognizableLambdaOutput = CognitoError(
    "InvalidLambdaResponseException", "Unrecognizable lambda output")
}
