internal import CSystem

/// Calls servers over plain HTTP, one connection a call; meant for functions on this machine.
///
/// A call blocks its thread: make it on one of `WorkerThreads`, never on a server's thread or a task.
package struct HTTPClient: Sendable {
  /// Seconds that a call may take from its beginning to the last byte of its answer.
  package var patience: Double
  /// Bytes of an answer, head and body together.
  package var largestAnswer: Int

  package init(patience: Double = 5, largestAnswer: Int = 6 << 20) {
    self.patience = patience
    self.largestAnswer = largestAnswer
  }

  /// Sends a request and waits for its answer. Redirections are answers like any other.
  package func call(
    _ address: HTTPAddress, method: String = "POST", headers: [HTTPField] = [], body: [UInt8] = []
  ) throws(HTTPCallError) -> HTTPResponse {
    let deadline = Machine.seconds + patience
    let connection = try OutgoingConnection(to: address, deadline: deadline)
    let fields =
      [HTTPField("host", address.authority), HTTPField("connection", "close")] + headers
      + (method == "GET" || method == "HEAD" ? [] : [HTTPField("content-length", "\(body.count)")])
    var head = "\(method) \(address.target) HTTP/1.1\r\n"
    for field in fields {
      precondition(
        !(field.name + field.value).utf8.contains { $0 == 10 || $0 == 13 }, "a header is one line")
      head += "\(field.name): \(field.value)\r\n"
    }
    try connection.send(Array("\(head)\r\n".utf8) + body)
    var reader = HTTPAnswerReader(isBodiless: method == "HEAD", largest: largestAnswer)
    while true {
      let bytes = try connection.receive()
      let answer = bytes.isEmpty ? try reader.finish() : try reader.take(bytes)
      if let answer { return answer }
    }
  }
}
