import Bindings
import Synchronization

/// The latest requests to the mock, for people who want to see what their app does.
final class RequestLog: Sendable {
  private struct State {
    var entries: [LogEntry] = []
    /// Where the next one goes once the ring is full.
    var next = 0
  }

  /// Entries that are kept.
  static let longest = 400

  private let state = Mutex(State())
  private let now: @Sendable () -> Double
  private let added: @Sendable () -> Void

  /// - Parameters:
  ///   - now: the preview's clock.
  ///   - added: called after each entry, on the thread of the answer.
  init(now: @escaping @Sendable () -> Double, added: @escaping @Sendable () -> Void) {
    self.now = now
    self.added = added
  }

  /// The answer, noted when it is given.
  func noting(_ request: HTTPRequest, _ answer: HTTPAnswer) -> HTTPAnswer {
    guard Self.isOfInterest(request) else { return answer }
    switch answer {
    case .now(let response):
      note(request, response)
      return answer
    case .stream: return answer
    case .later(let start):
      return .later { [self] reply in
        reply.observe { [self] response in note(request, response) }
        start(reply)
      }
    }
  }

  /// The entries, the latest first.
  var entries: [LogEntry] {
    state.withLock { state in
      Array((state.entries[state.next...] + state.entries[..<state.next]).reversed())
    }
  }

  func clear() { state.withLock { $0 = State() } }

  private func note(_ request: HTTPRequest, _ response: HTTPResponse) {
    let entry = LogEntry(time: now(), request: request, response: response)
    state.withLock { state in
      if state.entries.count < Self.longest {
        state.entries.append(entry)
      } else {
        state.entries[state.next] = entry
        state.next = (state.next + 1) % Self.longest
      }
    }
    added()
  }

  /// What the mock is asked, and not what the preview shows by itself.
  private static func isOfInterest(_ request: HTTPRequest) -> Bool {
    let segments = request.target.segments
    guard segments.first == "_lintel" else { return !segments.isEmpty || request.method == "POST" }
    return segments.count > 1 && ["api", "http-api", "import"].contains(segments[1])
  }
}
