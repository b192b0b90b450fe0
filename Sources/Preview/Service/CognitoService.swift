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
  private let observers = Mutex<[@Sendable ([RowChange]) -> Void]>([])
  /// What a reset goes back to.
  private let beginning: @Sendable () -> CognitoState

  /// - Parameters:
  ///   - state: with its settings; the keys are put in once they are made.
  ///   - triggers: where functions answer.
  ///   - beginning: the state that a reset goes back to.
  init(
    _ state: CognitoState, clock: Clock = Clock(), keys: SigningKeys, workers: WorkerThreads,
    journal: Journal? = nil, triggers: TriggerCaller = TriggerCaller(),
    beginning: @escaping @Sendable () -> CognitoState = { CognitoState() }
  ) {
    self.beginning = beginning
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

  /// Is told of rows that have changed, once they are stored, on the thread that changed them.
  func observe(_ observer: @escaping @Sendable ([RowChange]) -> Void) {
    observers.withLock { $0.append(observer) }
  }

  /// Back to the beginning, and to the machine's own time.
  func reset() {
    clock.reset()
    let beginning = beginning()
    change { state in
      state.replaceRows(by: beginning)
      return [clock.stored]
    }
  }

  /// Moves the clock, which is stored with the state.
  func move(_ move: (Clock) -> Void) {
    change { _ in
      move(clock)
      return [clock.stored]
    }
  }

  /// Changes the state as nobody could by the API, as a new version of the project does.
  ///
  /// - Parameter change: gives further rows that are to be stored.
  func change(_ change: (inout CognitoState) -> [RowChange]) {
    let (changes, ticket) = state.withLock { state in
      let further = change(&state)
      let changes = state.commit()
      return (changes, journal?.append(changes + further) ?? 0)
    }
    try? journal?.wait(for: ticket)
    tell(changes)
  }

  /// Whether everything that was to be stored could be.
  var isStored: Bool { journal?.isWhole ?? true }

  /// Where functions answer from now on.
  func use(_ caller: TriggerCaller) { triggers.withLock { $0 = caller } }

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
    let (outcome, changes, ticket) = state.withLock { state in
      let outcome = state.perform(at: run.time, seed: run.seed, answers: run.answers, work)
      let changes = state.commit()
      return (outcome, changes, journal?.append(changes) ?? 0)
    }
    do throws(SQLiteError) {
      try journal?.wait(for: ticket)
      tell(changes)
      return outcome
    } catch {
      return .answered(
        .failure(
          CognitoError(
            "InternalErrorException", "The state cannot be stored: \(error.message)", status: 500)))
    }
  }

  private func tell(_ changes: [RowChange]) {
    if changes.isEmpty { return }
    for observer in observers.withLock({ $0 }) { observer(changes) }
  }

  /// Nobody waits for a function whose answer makes no difference.
  private func ask(_ call: TriggerCall) -> TriggerAnswer {
    let caller = triggers.withLock { $0 }
    if call.isAwaited { return caller.answer(call) }
    workers.run { _ = caller.answer(call) }
    return .unreadable
  }

  private func finish<Reply: Sendable>(
    _ begun: Run, asking first: TriggerCall,
    _ work: (inout Work) throws(Interruption) -> Reply
  ) -> Result<Reply, CognitoError> {
    var run = begun
    var call = first
    while true {
      run.answers.append(ask(call))
      switch step(run, work) {
      case .answered(let result): return result
      case .calls(let next): call = next
      }
    }
  }
}
