import Testing

@testable import Bindings

@Suite struct OutgoingConnectionTests {
  @Test func `after the deadline nothing is taken, though there is something`() async throws {
    let daemon = try HTTPDaemon(port: 0) { _ in .now(.plain("here")) }
    defer { daemon.stop() }
    let address = try #require(HTTPAddress("http://localhost:\(daemon.port)/"))
    let connection = try OutgoingConnection(to: address, deadline: Machine.seconds + 0.5)
    try connection.send(Array("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n".utf8))
    try await Task.sleep(for: .seconds(0.7))
    #expect(throws: HTTPCallError.timedOut) { _ = try connection.receive() }
  }
}
