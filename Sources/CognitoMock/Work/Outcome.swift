/// What a run of some work comes to.
package enum Outcome<Reply: Sendable>: Sendable {
  case answered(Result<Reply, CognitoError>)
  /// To be run again once the function has answered.
  case calls(TriggerCall)
}

extension CognitoState {
  /// Runs a piece of work on the state.
  ///
  /// - Parameters:
  ///   - time: seconds since 1970.
  ///   - seed: what ids and codes are made from; the same when the work is run again.
  ///   - answers: of the functions that it asked for so far, in their order.
  ///   - body: gives the same for the same state, time, seed and answers.
  package mutating func perform<Reply: Sendable>(
    at time: Double, seed: [UInt8], answers: [TriggerAnswer] = [],
    _ body: (inout Work) throws(Interruption) -> Reply
  ) -> Outcome<Reply> {
    forgetExpiredNowAndThen(at: time)
    // The state moves: a second owner would make each change copy a table.
    var work = Work(
      state: take(), time: time, random: RandomSource(seed: seed), answers: answers)
    defer { self = work.state }
    do throws(Interruption) {
      return .answered(.success(try body(&work)))
    } catch {
      switch error {
      case .refused(let refusal): return .answered(.failure(refusal))
      case .needs(let call):
        work.state.undo()
        return .calls(call)
      }
    }
  }

  private mutating func take() -> CognitoState {
    var taken = CognitoState()
    swap(&taken, &self)
    return taken
  }
}
