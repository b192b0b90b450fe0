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

  private struct State {
    var next = 0
    var waiting: [Int: (question: Question, reply: HTTPReply)] = [:]
  }

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
      let number = state.withLock { state in
        state.next += 1
        state.waiting[state.next] = (question, reply)
        return state.next
      }
      // One may have come between the look and the wait.
      look()
      Task { [self] in
        try? await Task.sleep(for: .seconds(wait))
        let late = state.withLock { $0.waiting.removeValue(forKey: number) }
        late?.reply.send(Self.response([]))
      }
    }
  }

  /// Answers everybody whose message is there.
  private func look() {
    let waiting = state.withLock(\.waiting)
    for (number, (question, reply)) in waiting {
      let found = messages(question)
      if found.isEmpty { continue }
      state.withLock { $0.waiting[number] = nil }
      reply.send(Self.response(found))
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
    ControlRoutes.json(["messages": .array(messages.map(\.tree))])
  }
}
