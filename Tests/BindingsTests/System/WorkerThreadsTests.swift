import Bindings
import Synchronization
import Testing

@Suite struct WorkerThreadsTests {
  private final class Tally: Sendable {
    let state = Mutex((running: 0, most: 0))

    func enter() {
      state.withLock {
        $0.running += 1
        $0.most = max($0.most, $0.running)
      }
    }

    func leave() { state.withLock { $0.running -= 1 } }
  }

  @Test func `after the stop nothing is begun`() {
    let workers = WorkerThreads()
    workers.stop()
    workers.run { Issue.record("begun") }
  }

  @Test func `all work is done, by no more threads than the limit`() async {
    let workers = WorkerThreads(limit: 3)
    defer { workers.stop() }
    let tally = Tally()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask { [workers, tally] in
          await withCheckedContinuation { done in
            workers.run {
              tally.enter()
              tally.leave()
              done.resume()
            }
          }
        }
      }
    }
    #expect((1...3).contains(tally.state.withLock(\.most)))
  }
}
