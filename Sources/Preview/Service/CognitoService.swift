import Bindings
import CognitoMock
import Synchronization

/// The mock as the server uses it: its state under one lock, stored if it is to be, with functions
/// called and keys waited for where nobody else waits.
///
/// A piece of work is a closure over `Work` that may be run more than once: see `CognitoMock`. It must
/// not keep anything from one run to the next.
final class CognitoService: Sendable {
  let clock: Clock
  let keys: SigningKeys
  let workers: WorkerThreads
  private let state: Mutex<CognitoState>
  private let journal: Journal?
  private let triggers: Mutex<TriggerCaller>

  /// - Parameters:
  ///   - state: with its settings; the keys are put in once they are made.
  ///   - triggers: where functions answer.
  init(
    _ state: CognitoState, clock: Clock = Clock(), keys: SigningKeys, workers: WorkerThreads,
    journal: Journal? = nil, triggers: TriggerCaller = TriggerCaller()
  ) {
    self.clock = clock
    self.keys = keys
    self.workers = workers
    self.state = Mutex(state)
    self.journal = journal
    self.triggers = Mutex(triggers)
    // Before anybody else can wait for them, so that whoever does meets a state that has them.
    keys.whenMade { [weak self] keys in
      self?.state.withLock { $0.settings.tokenKeys = keys }
    }
  }

  deinit { workers.stop() }

  /// Does some work and makes its reply into an answer: at once where no function has to be asked,
  /// else later, from a thread that may wait.
  ///
  /// - Parameters:
  ///   - work: run under the lock; quick.
  ///   - respond: called once, outside of the lock.
  func answer<Reply: Sendable>(
    _ work: @escaping @Sendable (inout Work) throws(Interruption) -> Reply,
    respond: @escaping @Sendable (Result<Reply, CognitoError>) -> HTTPResponse
  ) -> HTTPAnswer {
    let run = Run(time: clock.now)
    switch step(run, work) {
    case .answered(let result): return .now(respond(result))
    case .calls(let call):
      return .later { [self] reply in
        workers.run { [self] in
          reply.send(respond(finish(run, asking: call, work)))
        }
      }
    }
  }

  /// The same for work that gives or takes tokens: the keys are waited for, first of all.
  ///
  /// - Parameter respond: it may sign.
  func answerWithKeys<Reply: Sendable>(
    _ work: @escaping @Sendable (inout Work) throws(Interruption) -> Reply,
    respond: @escaping @Sendable (Result<Reply, CognitoError>, TokenKeys) -> HTTPResponse
  ) -> HTTPAnswer {
    if let made = keys.made {
      return answer(work) { respond($0, made) }
    }
    return .later { [self] reply in
      keys.whenMade { [self] made in
        workers.run { [self] in reply.send(respond(perform(work), made)) }
      }
    }
  }

  /// The same for whoever may wait: a worker, a test, the start.
  func perform<Reply: Sendable>(
    _ work: (inout Work) throws(Interruption) -> Reply
  ) -> Result<Reply, CognitoError> {
    let run = Run(time: clock.now)
    switch step(run, work) {
    case .answered(let result): return result
    case .calls(let call): return finish(run, asking: call, work)
    }
  }

  /// Looks at the state, for what shows it; what is seen is stored.
  ///
  /// - Parameter look: run under the lock: it takes out what is needed, and does no more.
  func read<Value: Sendable>(_ look: (CognitoState) -> Value) -> Value {
    let (value, ticket) = state.withLock { (look($0), journal?.append([]) ?? 0) }
    try? journal?.wait(for: ticket)
    return value
  }
}

extension CognitoService {
  /// What stays the same when work is run again.
  private struct Run: Sendable {
    let time: Double
    let seed = randomBytes(32)
    var answers: [TriggerAnswer] = []
  }

  /// Runs the work once, and waits until what it has changed, and what it may have seen, is stored.
  private func step<Reply: Sendable>(
    _ run: Run, _ work: (inout Work) throws(Interruption) -> Reply
  ) -> Outcome<Reply> {
    let (outcome, ticket) = state.withLock { state in
      let outcome = state.perform(at: run.time, seed: run.seed, answers: run.answers, work)
      let changes = state.commit()
      return (outcome, journal?.append(changes) ?? 0)
    }
    guard let journal else { return outcome }
    do throws(SQLiteError) {
      try journal.wait(for: ticket)
      return outcome
    } catch {
      return .answered(
        .failure(
          CognitoError(
            "InternalErrorException", "The state cannot be stored: \(error.message)", status: 500)))
    }
  }

  private func finish<Reply: Sendable>(
    _ begun: Run, asking first: TriggerCall,
    _ work: (inout Work) throws(Interruption) -> Reply
  ) -> Result<Reply, CognitoError> {
    var run = begun
    var call = first
    while true {
      let caller = triggers.withLock { $0 }
      run.answers.append(caller.answer(call))
      switch step(run, work) {
      case .answered(let result): return result
      case .calls(let next): call = next
      }
    }
  }
}
