internal import CSystem

/// A bound, listening TCP socket. Closed when it goes, unless it was handed on.
struct Listener: ~Copyable {
  private var number: Int32
  /// The port it is bound to, also where 0 was asked for.
  let port: Int

  /// Why a socket could not be bound.
  enum Refusal: Error {
    case taken, forbidden
    /// The machine has no such address, or no such kind of addresses.
    case absent
    case system(call: String, code: Int32)
  }

  /// - Parameter host: an address, or a name of this machine; its first address is taken.
  init(host: String, port: Int) throws(Refusal) {
    var hints = unsafe addrinfo()
    unsafe hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    unsafe hints.ai_protocol = Int32(IPPROTO_TCP)
    var found: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, String(port), &hints, &found) == 0, let found = unsafe found
    else { throw .absent }
    defer { unsafe freeaddrinfo(found) }
    let family = unsafe found.pointee.ai_family
    let number = lintel_stream_socket(family)
    if number < 0 { throw Self.refusal("socket") }
    var on: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    // A server that starts again must not wait for the last one's connections to be forgotten.
    unsafe _ = setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &on, size)
    if family == AF_INET6 {
      unsafe _ = setsockopt(number, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, size)
    }
    guard unsafe bind(number, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0 else {
      let refusal = Self.refusal("bind")
      _ = close(number)
      throw refusal
    }
    guard listen(number, 128) == 0 else {
      let refusal = Self.refusal("listen")
      _ = close(number)
      throw refusal
    }
    self.number = number
    self.port = Self.port(of: number) ?? port
  }

  /// The socket, for an owner that closes it.
  consuming func handOn() -> Int32 {
    let handed = number
    number = -1
    return handed
  }

  private static func refusal(_ call: String) -> Refusal {
    switch lintel_errno() {
    case EADDRINUSE: .taken
    case EACCES: .forbidden
    case EADDRNOTAVAIL, EAFNOSUPPORT: .absent
    case let code: .system(call: call, code: code)
    }
  }

  private static func port(of number: Int32) -> Int? {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    var digits = [CChar](repeating: 0, count: 16)
    let done = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe getsockname(number, generic, &length) == 0
          && getnameinfo(
            generic, length, nil, 0, &digits, socklen_t(digits.count), NI_NUMERICSERV) == 0
      }
    }
    guard done else { return nil }
    return Int(String(decoding: digits.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
  }

  deinit { if number >= 0 { _ = close(number) } }
}
