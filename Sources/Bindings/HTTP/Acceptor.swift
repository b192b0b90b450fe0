internal import CMicroHTTPD
internal import CSystem

/// Takes the connections that clients make, and deals them out among daemons in turn.
///
/// Threads that all wait for connections race for them, and the first to wake takes what is there: of
/// eight clients that come at once another thread might see none, and a processor would have nothing to do.
@safe
final class Acceptor: @unchecked Sendable {
  // Sendable: nothing is written after `init` but the turn, which is the thread's own.
  private let sockets: [Int32]
  private let daemons: [OpaquePointer]
  private let connections: OpenConnections
  private let limit: Int
  private let pipe: (reader: Int32, writer: Int32)
  private var thread = pthread_t()
  private var turn = 0

  /// - Parameters:
  ///   - sockets: that listen; they are closed by `stop`, or when this throws.
  ///   - limit: connections at once; further ones wait.
  init(
    _ sockets: [Int32], _ daemons: [OpaquePointer], _ connections: OpenConnections, limit: Int
  ) throws(HTTPError) {
    self.sockets = sockets
    unsafe self.daemons = unsafe daemons
    self.connections = connections
    self.limit = limit
    var ends: [Int32] = [-1, -1]
    let piped = unsafe lintel_signal_pipe(&ends) == 0 ? 0 : lintel_errno()
    pipe = (ends[0], ends[1])
    if piped != 0 { throw refusal("pipe", piped) }
    for socket in sockets { _ = lintel_never_wait(socket) }
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    let started = unsafe pthread_create(&thread, nil, acceptorThread, context)
    if started != 0 { throw refusal("pthread_create", started) }
  }

  private func refusal(_ call: String, _ code: Int32) -> HTTPError {
    close()
    return .system(call: call, reason: unsafe String(cString: strerror(code)))
  }

  /// Takes no more; to be called once.
  func stop() {
    var byte: UInt8 = 0
    unsafe _ = write(pipe.writer, &byte, 1)
    _ = pthread_join(thread, nil)
    close()
  }

  private func close() {
    for number in sockets + [pipe.reader, pipe.writer] where number >= 0 {
      _ = CSystem.close(number)
    }
  }

  /// What the thread does until `stop`.
  fileprivate func work() {
    let ending = pollfd(fd: pipe.reader, events: Int16(POLLIN), revents: 0)
    let waiting = sockets.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while true {
      let isFull = connections.count >= limit
      var found = isFull ? [ending] : [ending] + waiting
      // Nothing found when it was interrupted.
      if unsafe poll(&found, nfds_t(found.count), isFull ? 10 : -1) < 0 { continue }
      if found[0].revents != 0 { return }
      for socket in found.dropFirst() where socket.revents != 0 { take(from: socket.fd) }
    }
  }

  private func take(from socket: Int32) {
    turn = unsafe (turn + 1) % daemons.count
    // Before it is there: it may end at once.
    connections.took()
    let taken = unsafe lintel_mhd_take(socket, daemons[turn])
    if taken < 1 { connections.ended() }
    // A machine that has no more files to give has them soon.
    if taken < 0, ![EAGAIN, EINTR, ECONNABORTED].contains(lintel_errno()) { usleep(10_000) }
  }
}

private let acceptorThread: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
  {
    context in
    if let context = unsafe context {
      unsafe Unmanaged<Acceptor>.fromOpaque(context).takeUnretainedValue().work()
    }
    return nil
  }
