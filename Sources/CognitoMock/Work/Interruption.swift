/// Why a piece of work did not come to its end.
package enum Interruption: Error, Sendable {
  /// The answer is no. What was written before stays: a failed attempt counts.
  case refused(CognitoError)
  /// A Lambda function has to be asked first. Nothing that was written stays; the work is run again
  /// with the answer.
  case needs(TriggerCall)
}
