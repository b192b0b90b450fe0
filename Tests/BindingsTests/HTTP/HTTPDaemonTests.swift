import Bindings
import Foundation
import Synchronization
import Testing

@Suite struct HTTPDaemonTests {
  private func echo(_ limits: HTTPLimits = HTTPLimits()) throws -> HTTPDaemon {
    try HTTPDaemon(port: 0, limits: limits) { request in
      let text = "\(request.method) \(request.target.segments) \(request.body.count)"
      return .now(HTTPResponse(contentType: "text/plain", body: Array(text.utf8)))
    }
  }

  // MARK: Refusals

  @Test func `a port that is taken is refused with the next free one`() throws {
    let first = try echo()
    defer { first.stop() }
    do throws(HTTPError) {
      _ = try HTTPDaemon(port: first.port) { _ in .now(HTTPResponse()) }
      Issue.record("two servers on one port")
    } catch {
      guard case .portTaken(let port, let free) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(port == first.port)
      #expect(free ?? 0 > first.port)
    }
  }

  @Test func `a host that is not this machine's is refused`() {
    #expect(throws: HTTPError.host("203.0.113.7")) {
      _ = try HTTPDaemon(hosts: ["203.0.113.7"], port: 0) { _ in .now(HTTPResponse()) }
    }
  }

  @Test(arguments: ["127.1", "0:0:0:0:0:0:0:1", "localhost", "127.0.0.1", "0", "0.0"])
  func `a host that is one of those before in other words is listened on once`(
    host: String
  ) throws {
    let daemon = try HTTPDaemon(hosts: ["127.0.0.1", "::1", host], port: 0) { _ in
      .now(.plain("here"))
    }
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    #expect(client.ask("GET /").hasSuffix("here\n"))
  }

  @Test(
    arguments: zip(
      ["GET /%00 HTTP/1.1", "GET /%zz HTTP/1.1", "GET noslash HTTP/1.1"], [400, 400, 400]))
  func `a target that cannot be read is a bad request`(line: String, status: Int) throws {
    let daemon = try echo()
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    client.send("\(line)\r\nHost: localhost\r\n\r\n")
    #expect(client.receive().hasPrefix("HTTP/1.1 \(status) "))
  }

  @Test func `a body over the limit is refused before it is sent`() throws {
    let daemon = try echo(HTTPLimits(body: 1000))
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n\r\n")
    #expect(client.receive().hasPrefix("HTTP/1.1 413 "))
  }

  /// The beginning of a body of unknown length: chunks of 1024 bytes.
  private func sendChunks(_ count: Int, to daemon: HTTPDaemon) throws -> RawClient {
    let client = try #require(RawClient(port: daemon.port))
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
    let chunk = String(repeating: "x", count: 1024)
    for _ in 0..<count { client.send("400\r\n\(chunk)\r\n") }
    return client
  }

  @Test(arguments: [1, 40])
  func `a body of unknown length over the limit is refused when it is there`(count: Int) throws {
    let daemon = try echo(HTTPLimits(body: 1000))
    defer { daemon.stop() }
    let client = try sendChunks(count, to: daemon)
    client.send("0\r\n\r\n")
    let answer = client.receive()
    #expect(answer.hasPrefix("HTTP/1.1 413 "))
    #expect(answer.lowercased().contains("connection: close"))
  }

  @Test func `a body of unknown length within the limit is taken`() throws {
    let daemon = try echo(HTTPLimits(body: 2048))
    defer { daemon.stop() }
    let client = try sendChunks(2, to: daemon)
    client.send("0\r\n\r\n")
    #expect(client.receive(until: "2048").hasSuffix("POST [] 2048"))
  }

  @Test func `a body that goes on and on is cut off`() throws {
    var limits = HTTPLimits(body: 1000)
    limits.dropped = 2000
    let daemon = try echo(limits)
    defer { daemon.stop() }
    let client = try sendChunks(4, to: daemon)
    #expect(client.receive() == "")
  }

  @Test(arguments: zip(["GET /" + String(repeating: "x", count: 70_000), "GET /"], [0, 70_000]))
  func `a head over the limit is refused`(line: String, header: Int) throws {
    let daemon = try echo(HTTPLimits(head: 32 << 10))
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    let answer = client.ask(line, headers: ["X-Long: " + String(repeating: "y", count: header)])
    #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(100))")
  }

  @Test func `a client that sends half a request is let go`() throws {
    let daemon = try echo(HTTPLimits(idleSeconds: 1))
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    client.send("GET / HTTP/1.1\r\nHost:")
    #expect(!client.receive().contains("200 OK"))
  }

  @Test(arguments: ["GET / HTTP/1.1\r\nHost: loc", "GET /", ""])
  func `a client that trickles is let go however often it sends`(begun: String) throws {
    var limits = HTTPLimits()
    limits.requestSeconds = 0
    let daemon = try echo(limits)
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    // A whole exchange first, so that the connection is known to be there.
    client.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(client.receive(until: "GET [").contains("200 OK"))
    client.send(begun)
    var attempts = 0
    while !client.hasEnded, attempts < 200_000 {
      daemon.endSlowClients()
      attempts += 1
    }
    #expect(client.hasEnded)
  }

  @Test func `who comes when all connections are taken waits until one ends`() throws {
    let daemon = try echo(HTTPLimits(connections: 2))
    defer { daemon.stop() }
    var served: [RawClient] = []
    for _ in 0..<2 {
      let client = try #require(RawClient(port: daemon.port))
      client.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(client.receive(until: "GET [").contains("200 OK"))
      served.append(client)
    }
    let late = try #require(RawClient(port: daemon.port))
    late.send("GET /b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    usleep(100_000)
    #expect(!late.hasAnswer && !late.hasEnded)
    served = []
    #expect(late.receive().contains("200 OK"))
  }

  // MARK: Answers

  @Test func `clients that come at once are dealt out among threads`() throws {
    for _ in 0..<8 {
      let inside = Mutex(0)
      let daemon = try HTTPDaemon(port: 0) { _ in
        inside.withLock { $0 += 1 }
        // A thread that has both would wait for itself.
        var patience = 1_000
        while inside.withLock({ $0 }) < 2, patience > 0 {
          usleep(1_000)
          patience -= 1
        }
        return .now(.plain(patience > 0 ? "together" : "alone"))
      }
      defer { daemon.stop() }
      let clients = try (0..<2).map { _ in try #require(RawClient(port: daemon.port)) }
      for client in clients {
        client.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      }
      #expect(clients.map { $0.receive() }.allSatisfy { $0.hasSuffix("together\n") })
    }
  }

  @Test(arguments: ["127.0.0.1", "::1"])
  func `both loopback addresses answer on one port`(host: String) throws {
    let daemon = try echo()
    defer { daemon.stop() }
    guard let client = RawClient(port: daemon.port, host: host) else {
      // A machine without IPv6 has no second address.
      #expect(host == "::1")
      return
    }
    #expect(client.ask("GET /a/b?c").hasSuffix("GET [\"a\", \"b\"] 0"))
  }

  @Test func `a body comes through whole`() throws {
    let daemon = try echo()
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    let body = String(repeating: "x", count: 400_000)
    let answer = client.ask("POST /", headers: ["Content-Length: 400000"], body: body)
    #expect(answer.hasSuffix("POST [] 400000"))
  }

  @Test func `a head is answered without its body`() throws {
    let daemon = try echo()
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    let answer = client.ask("HEAD /a")
    #expect(answer.contains("Content-Length: 12"))
    #expect(answer.hasSuffix("\r\n\r\n"))
  }

  @Test func `a header that would end its line is left out`() throws {
    let daemon = try HTTPDaemon(port: 0) { _ in
      .now(HTTPResponse(headers: [HTTPField("x-a", "1\r\nx-b: 2"), HTTPField("x-c", "3")]))
    }
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    let answer = client.ask("GET /").lowercased()
    #expect(!answer.contains("x-b"))
    #expect(answer.contains("x-c: 3"))
  }

  @Test func `a connection that was set aside is answered when the answer is there`() throws {
    let waiting = Mutex<[HTTPReply]>([])
    let daemon = try HTTPDaemon(port: 0) { request in
      if request.target.segments == ["now"] {
        let replies = waiting.withLock { $0 }
        for reply in replies { reply.send(.plain("answered")) }
        return .now(.plain("\(replies.count)"))
      }
      return .later { reply in waiting.withLock { $0.append(reply) } }
    }
    defer { daemon.stop() }
    let slow = try #require(RawClient(port: daemon.port))
    slow.send("GET /later HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    var answered = "0"
    while answered == "0" {
      let quick = try #require(RawClient(port: daemon.port))
      answered = quick.ask("GET /now").hasSuffix("1\n") ? "1" : "0"
    }
    #expect(slow.receive().hasSuffix("answered\n"))
  }

  @Test func `headers are added to an answer that is still to come`() throws {
    let daemon = try HTTPDaemon(port: 0) { _ in
      .later { reply in
        reply.add([HTTPField("x-added", "1")])
        reply.send(.plain("at once"))
      }
    }
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    #expect(client.ask("GET /").contains("x-added: 1"))
  }

  @Test func `an answer that is there at once needs no wait`() throws {
    let daemon = try HTTPDaemon(port: 0) { _ in .later { $0.send(.plain("at once")) } }
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    #expect(client.ask("GET /").hasSuffix("at once\n"))
  }
}
