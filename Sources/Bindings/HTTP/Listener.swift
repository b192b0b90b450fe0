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
    guard let found = unsafe Self.find(host, port) else { throw .absent }
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

  /// The address that a host stands for, in the one way of writing it: `127.0.0.1` for `127.1`.
  static func address(of host: String) -> String? {
    guard let found = unsafe find(host, 0) else { return nil }
    defer { unsafe freeaddrinfo(found) }
    return unsafe name(found.pointee.ai_addr, found.pointee.ai_addrlen)?.host
  }

  /// To be freed.
  private static func find(_ host: String, _ port: Int) -> UnsafeMutablePointer<addrinfo>? {
    var hints = unsafe addrinfo()
    unsafe hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    unsafe hints.ai_protocol = Int32(IPPROTO_TCP)
    var found: UnsafeMutablePointer<addrinfo>?
    let code = unsafe getaddrinfo(host, String(port), &hints, &found)
    return unsafe code == 0 ? found : nil
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
    let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe getsockname(number, generic, &length) == 0 ? name(generic, length) : nil
      }
    }
    return bound.flatMap { Int($0.port) }
  }

  /// Both in digits.
  private static func name(
    _ address: UnsafePointer<sockaddr>, _ length: socklen_t
  ) -> (host: String, port: String)? {
    var host = [CChar](repeating: 0, count: 128)
    var port = [CChar](repeating: 0, count: 16)
    guard
      unsafe getnameinfo(
        address, length, &host, socklen_t(host.count), &port, socklen_t(port.count),
        NI_NUMERICHOST | NI_NUMERICSERV) == 0
    else { return nil }
    return (text(host), text(port))
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { if number >= 0 { _ = close(number) } }
}
