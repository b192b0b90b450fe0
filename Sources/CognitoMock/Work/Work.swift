/// What everything that the mock does works with: the state, the moment, chance, and the answers of
/// Lambda functions so far.
package struct Work: Sendable {
  package var state: CognitoState
  /// Seconds since 1970.
  package let time: Double
  package var random: RandomSource
  private let answers: [TriggerAnswer]
  private var asked = 0

  package init(
    state: CognitoState, time: Double, random: RandomSource, answers: [TriggerAnswer] = []
  ) {
    self.state = state
    self.time = time
    self.random = random
    self.answers = answers
  }

  /// What a Lambda function says; the first time the work is interrupted to ask it.
  package mutating func invoke(_ call: TriggerCall) throws(Interruption) -> TriggerAnswer {
    guard asked < answers.count else { throw .needs(call) }
    defer { asked += 1 }
    return answers[asked]
  }

  /// A code for a person to type: the fixed one if there is such a thing, else digits by chance.
  package mutating func code(digits: Int) -> String {
    let code = random.code(digits: digits)
    guard let fixed = state.settings.fixedCode else { return code }
    // A fixed code of six is stretched to eight, and the other way round.
    return String((fixed + "00000000").prefix(digits))
  }

  /// A pool, or the service's refusal.
  package func pool(_ id: String) throws(Interruption) -> UserPool {
    guard let pool = state.pools[id] else { throw .refused(.userPoolNotFound(id)) }
    return pool
  }

  /// An app client by its id alone.
  package func client(_ id: String) throws(Interruption) -> UserPoolClient {
    guard let client = state.clients[id] else { throw .refused(.clientNotFound(id)) }
    return client
  }

  /// An app client of a pool.
  package func client(_ id: String, of pool: UserPool) throws(Interruption) -> UserPoolClient {
    let client = try client(id)
    guard client.userPoolId == pool.id else { throw .refused(.clientNotFound(id)) }
    return client
  }
}
