internal import Synchronization

/// An answer that somebody still owes: sent once, by any thread.
package final class HTTPReply: Sendable {
  package typealias Observer = @Sendable (HTTPResponse) -> Void

  private struct State {
    var response: HTTPResponse?
    var connection: HTTPConnection?
    var observer: Observer?
    /// Added to whatever is answered.
    var headers: [HTTPField] = []
  }

  private let state = Mutex(State())

  init() {}

  /// Answers the request; a second answer is dropped.
  package func send(_ answer: HTTPResponse) {
    var response = answer
    let (waiting, observer) = state.withLock { state in
      guard state.response == nil else { return (HTTPConnection?.none, Observer?.none) }
      response.headers += state.headers.filter { answer.headers[$0.name] == nil }
      state.response = response
      defer {
        state.connection = nil
        state.observer = nil
      }
      return (state.connection, state.observer)
    }
    observer?(response)
    waiting?.resume()
  }

  /// Adds headers to the answer that is still to come, but for those that it has.
  package func add(_ headers: [HTTPField]) { state.withLock { $0.headers += headers } }

  /// Is told of the answer on the thread that gives it, before the client is.
  package func observe(_ observer: @escaping Observer) {
    let response = state.withLock { state in
      if state.response == nil { state.observer = observer }
      return state.response
    }
    if let response { observer(response) }
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
