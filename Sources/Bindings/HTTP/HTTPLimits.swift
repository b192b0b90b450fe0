/// What one client may ask of a server.
package struct HTTPLimits: Sendable {
  /// Bytes of a body; more is answered with 413.
  package var body: Int
  /// Bytes of a body where a path begins with one of these.
  package var bodies: [(path: String, bytes: Int)] = []
  /// Bytes beyond a body's limit that are read and thrown away, where its length was not told before, so
  /// that the client comes to hear its 413. After more the connection ends.
  package var dropped: Int = 64 << 20
  /// Bytes of memory a connection: the first line and all headers must fit in, less what the library
  /// needs. More is answered with 414 or 431.
  package var head: Int
  /// Seconds without a byte from the client before its connection is closed.
  package var idleSeconds: Int
  /// Seconds from the end of one answer to the end of the next request, however it trickles in.
  package var requestSeconds = 90
  /// Connections at once; whoever comes then waits.
  package var connections: Int

  package init(
    body: Int = 1 << 20, head: Int = 64 << 10, idleSeconds: Int = 30, connections: Int = 1000
  ) {
    self.body = body
    self.head = head
    self.idleSeconds = idleSeconds
    self.connections = connections
  }

  /// Bytes of a body that is sent to a target.
  func body(at target: String) -> Int {
    bodies.first { target.hasPrefix($0.path) }?.bytes ?? body
  }
}
