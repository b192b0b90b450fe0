import Bindings
import Synchronization
import Testing

@Suite struct EventStreamTests {
  /// A daemon that streams on every path, and the streams it has opened.
  private final class Streaming: Sendable {
    let streams = Mutex<[EventStream]>([])

    func start() throws -> HTTPDaemon {
      try HTTPDaemon(port: 0) { [self] _ in
        let stream = EventStream()
        streams.withLock { $0.append(stream) }
        stream.send(event: "hello", data: "0")
        return .stream(stream)
      }
    }

    func send(_ text: String) {
      for stream in streams.withLock({ $0 }) { stream.send(event: "tick", data: text) }
    }
  }

  private static let request = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"

  @Test func `a stream whose client does not read is given up`() {
    let stream = EventStream()
    let text = String(repeating: "x", count: 1 << 18)
    for _ in 0..<3 { stream.send(event: "tick", data: text) }
    #expect(stream.isOpen)
    for _ in 0..<2 { stream.send(event: "tick", data: text) }
    #expect(!stream.isOpen)
  }

  @Test func `nothing is sent after the end`() throws {
    let streaming = Streaming()
    let daemon = try streaming.start()
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    client.send(Self.request)
    _ = client.receive(until: "hello")
    for stream in streaming.streams.withLock({ $0 }) { stream.close() }
    streaming.send("late")
    let rest = client.receive(until: "0\r\n\r\n")
    #expect(rest.hasSuffix("0\r\n\r\n"))
    #expect(!rest.contains("late"))
  }

  @Test func `each client gets every event in order`() throws {
    let streaming = Streaming()
    let daemon = try streaming.start()
    defer { daemon.stop() }
    let one = try #require(RawClient(port: daemon.port))
    let other = try #require(RawClient(port: daemon.port))
    one.send(Self.request)
    other.send(Self.request)
    #expect(one.receive(until: "hello").lowercased().contains("content-type: text/event-stream"))
    _ = other.receive(until: "hello")
    for number in 1...200 { streaming.send("\(number)") }
    let wanted = (1...200).map { "event: tick\ndata: \($0)\n\n" }
    #expect(Self.events(one.receive(until: "data: 200\n\n")) == wanted)
    #expect(Self.events(other.receive(until: "data: 200\n\n")) == wanted)
  }

  @Test func `a line break in the data is two lines of it`() throws {
    let streaming = Streaming()
    let daemon = try streaming.start()
    defer { daemon.stop() }
    let client = try #require(RawClient(port: daemon.port))
    client.send(Self.request)
    _ = client.receive(until: "hello")
    streaming.send("a\nevent: forged")
    #expect(client.receive(until: "forged").contains("data: a\ndata: event: forged\n"))
  }

  @Test func `a stop ends streams cleanly and answers what is owed`() throws {
    let streaming = Streaming()
    let daemon = try HTTPDaemon(port: 0) { request in
      if request.target.segments == ["later"] { return .later { _ in } }
      let stream = EventStream()
      streaming.streams.withLock { $0.append(stream) }
      stream.send(event: "hello", data: "0")
      return .stream(stream)
    }
    let listener = try #require(RawClient(port: daemon.port))
    let asker = try #require(RawClient(port: daemon.port))
    listener.send(Self.request)
    _ = listener.receive(until: "hello")
    asker.send("GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n")
    // The answer to a second request tells that the first has come in.
    let second = try #require(RawClient(port: daemon.port))
    second.send(Self.request)
    _ = second.receive(until: "hello")
    daemon.stop()
    daemon.stop()
    // The last chunk of a body that was not cut off.
    #expect(listener.receive().hasSuffix("0\r\n\r\n"))
    let answer = asker.receive()
    #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 503"), "\(answer)")
    #expect(RawClient(port: daemon.port) == nil)
  }

  /// The events in a chunked body, whose sizes stand between them.
  private static func events(_ text: String) -> [String] {
    var lines: [String] = []
    for line in text.split(separator: "\r\n") where line.hasPrefix("event") || line.contains("data")
    {
      lines.append(String(line))
    }
    let joined = lines.joined()
    return joined.split(separator: "event: tick\n").map { "event: tick\n\($0)" }
  }
}
