/// An answer as a value: status, headers and a body.
///
/// The length, the date and the connection's headers are the library's business.
package struct HTTPResponse: Hashable, Sendable {
  package var status: Int
  package var headers: [HTTPField]
  package var body: [UInt8]

  package init(status: Int = 200, headers: [HTTPField] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package init(status: Int = 200, contentType: String, body: [UInt8]) {
    self.init(status: status, headers: [HTTPField("content-type", contentType)], body: body)
  }

  /// One line of plain text.
  package static func plain(_ text: String, status: Int = 200) -> HTTPResponse {
    HTTPResponse(
      status: status, contentType: "text/plain; charset=utf-8", body: Array("\(text)\n".utf8))
  }

  /// 302: somewhere else, this time.
  package static func redirect(to address: String) -> HTTPResponse {
    HTTPResponse(status: 302, headers: [HTTPField("location", address)])
  }
}

/// How a handler answers: at once, bit by bit, or when something else has happened. It never waits.
package enum HTTPAnswer: Sendable {
  case now(HTTPResponse)
  /// Server-sent events, as long as both sides keep the connection.
  case stream(EventStream, headers: [HTTPField] = [])
  /// The connection is set aside. The closure is called once it is, and hands the reply on to whoever
  /// will answer it, from any thread.
  case later(@Sendable (HTTPReply) -> Void)
}
