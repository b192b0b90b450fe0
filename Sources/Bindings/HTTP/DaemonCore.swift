internal import CMicroHTTPD
internal import Synchronization

/// What the callbacks of a daemon share: the handler, the limits, and what is open.
final class DaemonCore: Sendable {
  private struct State {
    var isStopping = false
    /// Requests between their first line and their end.
    var requests = 0
    var streams: [ObjectIdentifier: EventStream] = [:]
    var replies: [ObjectIdentifier: HTTPReply] = [:]
  }

  let limits: HTTPLimits
  let connections = OpenConnections()
  private let handler: @Sendable (HTTPRequest) -> HTTPAnswer
  private let state = Mutex(State())

  init(limits: HTTPLimits, handler: @escaping @Sendable (HTTPRequest) -> HTTPAnswer) {
    self.limits = limits
    self.handler = handler
  }

  var isBusy: Bool { state.withLock { $0.requests > 0 } }

  func requestBegan() { state.withLock { $0.requests += 1 } }

  func requestEnded(_ exchange: HTTPExchange) {
    state.withLock { state in
      state.requests -= 1
      if let reply = exchange.reply { state.replies[ObjectIdentifier(reply)] = nil }
      if let stream = exchange.stream { state.streams[ObjectIdentifier(stream)] = nil }
    }
  }

  /// - Returns: false if somebody has begun before.
  func beginStop() -> Bool {
    state.withLock { state in
      defer { state.isStopping = true }
      return !state.isStopping
    }
  }

  /// Ends what could go on for ever. From here on nothing is set aside any more: a connection that is
  /// suspended when the library stops ends the process.
  func release() {
    let (streams, replies) = state.withLock { state in
      (Array(state.streams.values), Array(state.replies.values))
    }
    for stream in streams { stream.close() }
    for reply in replies { reply.send(Self.stopping) }
  }

  private static let stopping = HTTPResponse.plain("the server is stopping", status: 503)

  /// Answers a request that is there whole, or one that was set aside before.
  func answer(_ exchange: HTTPExchange, on connection: HTTPConnection) -> MHD_Result {
    if let response = exchange.reply?.response { return connection.queue(response) }
    guard let request = exchange.request else {
      return connection.queue(.plain("the request cannot be read", status: 400), closes: true)
    }
    switch handler(request) {
    case .now(let response): return connection.queue(response)
    case .stream(let stream, let headers):
      exchange.stream = stream
      guard keep({ $0.streams[ObjectIdentifier(stream)] = stream }) else {
        return connection.queue(Self.stopping)
      }
      return connection.queue(stream, headers: headers)
    case .later(let start):
      let reply = HTTPReply()
      exchange.reply = reply
      guard keep({ $0.replies[ObjectIdentifier(reply)] = reply }), reply.suspend(connection) else {
        return connection.queue(Self.stopping)
      }
      start(reply)
      return .YES
    }
  }

  /// - Returns: false if the server stops, and nothing was kept.
  private func keep(_ change: (inout State) -> Void) -> Bool {
    state.withLock { state in
      if state.isStopping { return false }
      change(&state)
      return true
    }
  }
}
