import Bindings
import Testing

@Suite struct HTTPClientTests {
  private func address(_ daemon: HTTPDaemon, _ path: String = "/") throws -> HTTPAddress {
    try #require(HTTPAddress("http://localhost:\(daemon.port)\(path)"))
  }

  @Test func `nobody listening is told`() throws {
    let daemon = try HTTPDaemon(port: 0) { _ in .now(HTTPResponse()) }
    let address = try address(daemon)
    daemon.stop()
    #expect(throws: HTTPCallError.connection("Connection refused")) {
      _ = try HTTPClient().call(address)
    }
  }

  @Test func `a server that does not answer in time is given up`() throws {
    let daemon = try HTTPDaemon(port: 0) { _ in .later { _ in } }
    defer { daemon.stop() }
    #expect(throws: HTTPCallError.timedOut) {
      _ = try HTTPClient(patience: 0.05).call(address(daemon))
    }
  }

  @Test func `an answer that is too long is given up`() throws {
    let daemon = try HTTPDaemon(port: 0) { _ in
      .now(HTTPResponse(body: [UInt8](repeating: 0, count: 5000)))
    }
    defer { daemon.stop() }
    #expect(throws: HTTPCallError.tooLarge) {
      _ = try HTTPClient(largestAnswer: 4000).call(address(daemon))
    }
  }

  @Test func `request and answer come through whole`() throws {
    let daemon = try HTTPDaemon(port: 0) { request in
      let text = "\(request.method) \(request.target.text) \(request.headers["x-a"] ?? "")"
      return .now(
        HTTPResponse(
          status: 207, headers: [HTTPField("x-b", "2")], body: Array(text.utf8) + request.body))
    }
    defer { daemon.stop() }
    let body = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)
    let answer = try HTTPClient().call(
      address(daemon, "/a?b=c"), headers: [HTTPField("x-a", "1")], body: body)
    #expect(answer.status == 207)
    #expect(answer.headers["X-B"] == "2")
    #expect(answer.body == Array("POST /a?b=c 1".utf8) + body)
  }
}
