import Bindings
import CognitoMock
import Synchronization
import Syntax

/// The inbox for tests: what there is for somebody, or what comes next.
///
/// Shape of an answer: `{"messages": [{"id": …, "medium": "EMAIL", "to": …, "code": "123456", …}]}`, the
/// latest last.
final class InboxWaiters: Sendable {
  private struct Question: Sendable {
    let to: String?
    let after: String?
  }

  private struct Waiter: Sendable {
    let question: Question
    let reply: HTTPReply
    /// By the clock that only goes forward.
    let end: Double
  }

  private struct State {
    var next = 0
    var waiting: [Int: Waiter] = [:]
    /// Somebody looks whether a wait is over.
    var isWatched = false
  }

  /// Seconds between two looks at whose wait is over.
  private static let tick = 0.02

  private let service: CognitoService
  private let state = Mutex(State())

  init(_ service: CognitoService) {
    self.service = service
    service.observe { [weak self] changes in
      if changes.contains(where: { $0.table == Message.table && $0.row != nil }) { self?.look() }
    }
  }

  /// Messages to an address, or to anybody.
  ///
  /// - Parameters:
  ///   - after: the id of the last message that is known already.
  ///   - wait: seconds that the answer may take if there is none yet.
  func answer(to: String?, after: String?, wait: Double) -> HTTPAnswer {
    let question = Question(to: to, after: after)
    let found = messages(question)
    guard found.isEmpty, wait > 0 else { return .now(Self.response(found)) }
    return .later { [self] reply in
      let isWatched = state.withLock { state in
        state.next += 1
        state.waiting[state.next] = Waiter(
          question: question, reply: reply, end: Machine.seconds + wait)
        defer { state.isWatched = true }
        return state.isWatched
      }
      // One may have come between the look and the wait.
      look()
      // A thread for all who wait: Swift's own may be busy with somebody's test.
      if !isWatched { service.workers.run { [self] in watch() } }
    }
  }

  /// Sends those away whose wait is over, until nobody waits.
  private func watch() {
    while true {
      let now = Machine.seconds
      let (late, isDone) = state.withLock { state in
        let late = state.waiting.filter { $0.value.end <= now }
        for number in late.keys { state.waiting[number] = nil }
        if state.waiting.isEmpty { state.isWatched = false }
        return (late.values.map(\.reply), state.waiting.isEmpty)
      }
      for reply in late { reply.send(Self.response([])) }
      if isDone { return }
      Machine.pause(seconds: Self.tick)
    }
  }

  /// Answers everybody whose message is there.
  private func look() {
    let waiting = state.withLock(\.waiting)
    for (number, waiter) in waiting {
      let found = messages(waiter.question)
      if found.isEmpty { continue }
      state.withLock { $0.waiting[number] = nil }
      waiter.reply.send(Self.response(found))
    }
  }

  private func messages(_ question: Question) -> [Message] {
    service.read { state in
      let all =
        question.to.map { state.messages.rows(with: Message.indexKey(to: $0)) }
        ?? state.messages.all
      return all.filter { message in question.after.map { message.id > $0 } ?? true }
    }
  }

  private static func response(_ messages: [Message]) -> HTTPResponse {
    .json(["messages": .array(messages.map(\.tree))])
  }
}
