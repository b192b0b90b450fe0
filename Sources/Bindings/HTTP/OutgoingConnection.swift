internal import CSystem

/// A TCP connection to another server, closed when it goes. Every call on it ends at the deadline.
struct OutgoingConnection: ~Copyable {
  private let number: Int32
  /// On the clock of `Machine.seconds`.
  private let deadline: Double

  /// Tries the host's addresses in order until one listens.
  init(to address: HTTPAddress, deadline: Double) throws(HTTPCallError) {
    var hints = unsafe addrinfo()
    unsafe hints.ai_flags = AI_NUMERICSERV
    unsafe hints.ai_protocol = Int32(IPPROTO_TCP)
    var found: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(address.host, String(address.port), &hints, &found) == 0,
      let found = unsafe found
    else { throw .unknownHost(address.host) }
    defer { unsafe freeaddrinfo(found) }
    var error = HTTPCallError.unknownHost(address.host)
    var next: UnsafeMutablePointer<addrinfo>? = unsafe found
    while let candidate = unsafe next {
      do throws(HTTPCallError) {
        number = unsafe try Self.connected(candidate.pointee, deadline: deadline)
        self.deadline = deadline
        return
      } catch let failure { error = failure }
      unsafe next = candidate.pointee.ai_next
    }
    throw error
  }

  private static func connected(
    _ address: addrinfo, deadline: Double
  ) throws(HTTPCallError) -> Int32 {
    let number = unsafe lintel_stream_socket(address.ai_family)
    if number < 0 { throw failure() }
    do throws(HTTPCallError) {
      guard lintel_never_wait(number) == 0 else { throw failure() }
      if unsafe connect(number, address.ai_addr, address.ai_addrlen) != 0 {
        guard lintel_errno() == EINPROGRESS else { throw failure() }
        try wait(number, POLLOUT, deadline)
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        unsafe _ = getsockopt(number, SOL_SOCKET, SO_ERROR, &code, &size)
        if code != 0 { throw .connection(unsafe String(cString: strerror(code))) }
      }
      return number
    } catch {
      _ = close(number)
      throw error
    }
  }

  borrowing func send(_ bytes: [UInt8]) throws(HTTPCallError) {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe lintel_send(number, buffer.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count >= 0 {
        start += count
      } else {
        try Self.waitAfterFailure(number, POLLOUT, deadline)
      }
    }
  }

  /// What has come in; nothing once the other side has ended.
  borrowing func receive() throws(HTTPCallError) -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      // Whoever never pauses is never waited for.
      if Machine.seconds >= deadline { throw .timedOut }
      let count = unsafe recv(number, &chunk, chunk.count, 0)
      if count >= 0 { return Array(chunk.prefix(count)) }
      try Self.waitAfterFailure(number, POLLIN, deadline)
    }
  }

  private static func waitAfterFailure(
    _ number: Int32, _ event: Int32, _ deadline: Double
  ) throws(HTTPCallError) {
    switch lintel_errno() {
    case EAGAIN: try wait(number, event, deadline)
    case EINTR: return
    default: throw failure()
    }
  }

  private static func wait(
    _ number: Int32, _ event: Int32, _ deadline: Double
  ) throws(HTTPCallError) {
    while true {
      let left = deadline - Machine.seconds
      if left <= 0 { throw .timedOut }
      var watched = pollfd(fd: number, events: Int16(event), revents: 0)
      let ready = unsafe poll(&watched, 1, Int32(min(left * 1000, 60_000).rounded(.up)))
      if ready > 0 { return }
      if ready < 0, lintel_errno() != EINTR { throw failure() }
    }
  }

  private static func failure() -> HTTPCallError {
    .connection(unsafe String(cString: strerror(lintel_errno())))
  }

  deinit { _ = close(number) }
}
