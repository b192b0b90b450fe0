import Foundation

/// A TCP client that sends what a test says, right or wrong.
final class RawClient {
  private let number: Int32

  /// - Returns: nil if nobody listens there.
  init?(port: Int, host: String = "127.0.0.1") {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, String(port), &hints, &found) == 0, let found = unsafe found
    else { return nil }
    defer { unsafe freeaddrinfo(found) }
    number = unsafe socket(found.pointee.ai_family, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    unsafe _ = setsockopt(
      number, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    guard unsafe connect(number, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0 else {
      return nil
    }
  }

  deinit { _ = close(number) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    unsafe _ = bytes.withUnsafeBytes { buffer in
      unsafe Foundation.send(number, buffer.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// What arrives until the text is in it, or until the other side ends.
  func receive(until end: String? = nil) -> String {
    var text = ""
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end, text.contains(end) { return text }
      let count = unsafe recv(number, &chunk, chunk.count, 0)
      if count <= 0 { return text }
      text += String(decoding: chunk[..<count], as: UTF8.self)
    }
  }

  /// Whether something of an answer is there; does not wait.
  var hasAnswer: Bool {
    var byte: UInt8 = 0
    return unsafe recv(number, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) > 0
  }

  /// Whether the other side has ended the connection; does not wait.
  var hasEnded: Bool {
    var byte: UInt8 = 0
    return unsafe recv(number, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) == 0
  }

  /// Sends a request that closes the connection, and gives the whole answer.
  func ask(_ line: String, headers: [String] = [], body: String = "") -> String {
    let head = [line + " HTTP/1.1", "Host: localhost", "Connection: close"] + headers
    send(head.joined(separator: "\r\n") + "\r\n\r\n" + body)
    return receive()
  }
}
