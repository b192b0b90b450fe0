internal import Synchronization

/// An answer that somebody still owes: sent once, by any thread.
package final class HTTPReply: Sendable {
  private struct State {
    var response: HTTPResponse?
    var connection: HTTPConnection?
  }

  private let state = Mutex(State())

  init() {}

  /// Answers the request; a second answer is dropped.
  package func send(_ response: HTTPResponse) {
    let waiting = state.withLock { state -> HTTPConnection? in
      guard state.response == nil else { return nil }
      state.response = response
      defer { state.connection = nil }
      return state.connection
    }
    waiting?.resume()
  }

  /// What was answered so far.
  var response: HTTPResponse? { state.withLock(\.response) }

  /// Sets the connection aside until the answer is there; not if it is there already.
  ///
  /// - Returns: whether it was set aside.
  func suspend(_ connection: HTTPConnection) -> Bool {
    state.withLock { state in
      guard state.response == nil else { return false }
      state.connection = connection
      connection.suspend()
      return true
    }
  }
}
