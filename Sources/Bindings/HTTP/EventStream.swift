internal import Synchronization

/// Server-sent events to one client, sent by any thread, for as long as the client stays.
///
/// Shape on the wire: `event: version`, `data: 7`, an empty line.
///
/// Source: HTML, section 9.2 "Server-sent events".
package final class EventStream: Sendable {
  /// Bytes that a client may be behind before it is given up.
  package static let largestBacklog = 1 << 20

  static let headers = [
    HTTPField("content-type", "text/event-stream"), HTTPField("cache-control", "no-store"),
  ]

  enum Reading {
    case bytes([UInt8])
    case suspended
    case ended
  }

  private struct State {
    var pending: [UInt8] = []
    var connection: HTTPConnection?
    var isSuspended = false
    /// No more will be sent.
    var isClosed = false
  }

  private let state = Mutex(State())

  package init() {}

  /// Whether events can still arrive.
  package var isOpen: Bool { state.withLock { !$0.isClosed } }

  /// Sends an event. Line breaks in the data become lines of it; in a name they are a broken promise.
  package func send(event: String, data: String) {
    precondition(!event.contains(where: \.isNewline), "an event's name is one line")
    let lines = data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    write("event: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n")
  }

  /// Sends nothing that a client would see, so that a client that has gone is noticed.
  package func beat() { write(":\n\n") }

  /// Ends the stream after what has been sent.
  package func close() {
    resume { state in state.isClosed = true }
  }

  private func write(_ text: String) {
    resume { state in
      guard !state.isClosed else { return }
      state.pending.append(contentsOf: text.utf8)
      if state.pending.count > Self.largestBacklog { state.isClosed = true }
    }
  }

  /// Changes the state, then wakes the connection up if it was waiting: after the lock is let go,
  /// since the library takes its own.
  private func resume(_ change: (inout State) -> Void) {
    let waiting = state.withLock { state -> HTTPConnection? in
      change(&state)
      guard state.isSuspended else { return nil }
      state.isSuspended = false
      return state.connection
    }
    waiting?.resume()
  }

  func attach(_ connection: HTTPConnection) {
    state.withLock { $0.connection = connection }
  }

  /// The connection is gone.
  func detach() {
    state.withLock { state in
      state.connection = nil
      state.isSuspended = false
      state.isClosed = true
      state.pending = []
    }
  }

  /// What the library's reader hands on. Suspends under the lock, so that whoever sends next knows.
  func read(limit: Int) -> Reading {
    state.withLock { state in
      if !state.pending.isEmpty {
        let bytes = Array(state.pending.prefix(limit))
        state.pending.removeFirst(bytes.count)
        return .bytes(bytes)
      }
      guard !state.isClosed, let connection = state.connection else { return .ended }
      state.isSuspended = true
      connection.suspend()
      return .suspended
    }
  }
}
