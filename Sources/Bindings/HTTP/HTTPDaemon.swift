internal import CMicroHTTPD
internal import CSystem

/// A running HTTP server of libmicrohttpd: it listens from `init` until `stop`, or until it goes.
///
/// Handlers are called on the library's threads, several at once.
@safe
package final class HTTPDaemon: @unchecked Sendable {
  // Sendable: the pointers are written in `init` and taken once, by the first `stop`, which the core's
  // lock decides; the library's own calls may come from any thread.

  /// The port on every address.
  package let port: Int
  private let core: DaemonCore
  private var daemons: [OpaquePointer] = unsafe []
  private var acceptor: Acceptor?

  /// Starts to listen.
  ///
  /// - Parameters:
  ///   - hosts: addresses to listen on, each once in however many words. A machine without IPv6 has no
  ///     `::1`, which is then passed over as long as another one is there.
  ///   - port: 0 for any free one, the same on each address.
  package init(
    hosts: [String] = ["127.0.0.1", "::1"], port: Int, limits: HTTPLimits = HTTPLimits(),
    handler: @escaping @Sendable (HTTPRequest) -> HTTPAnswer
  ) throws(HTTPError) {
    core = DaemonCore(limits: limits, handler: handler)
    let (sockets, port) = try Self.bind(Self.distinct(hosts), port)
    self.port = port
    let context = unsafe Unmanaged.passUnretained(core).toOpaque()
    for _ in 0..<max(2, Machine.processorCount) {
      guard
        let daemon = unsafe lintel_mhd_start(
          limits.head, UInt32(limits.idleSeconds), UInt32(limits.connections),
          answerRequest, endRequest, beginRequest, connectionChanged, context)
      else {
        for socket in sockets { _ = close(socket) }
        stop()
        throw .system(call: "MHD_start_daemon", reason: "libmicrohttpd did not start")
      }
      unsafe daemons.append(daemon)
    }
    do throws(HTTPError) {
      acceptor = try unsafe Acceptor(sockets, daemons, core.connections, limit: limits.connections)
    } catch {
      stop()
      throw error
    }
  }

  deinit { stop() }

  /// Takes no more requests, ends every stream, answers what is still owed with 503, lets answers
  /// that are being sent finish (at most half a second), and closes. A second call does nothing.
  package func stop() {
    guard core.beginStop() else { return }
    acceptor?.stop()
    core.release()
    var patience = 100
    while core.isBusy, patience > 0 {
      usleep(5_000)
      patience -= 1
    }
    while let daemon = unsafe daemons.popLast() { unsafe MHD_stop_daemon(daemon) }
  }

  /// Ends the connections of clients that have taken longer over a request than the limits allow. To
  /// be called now and then.
  package func endSlowClients() {
    core.connections.endLate(patience: Double(core.limits.requestSeconds))
  }

  /// Hosts that stand for different addresses: of two that stand for the same the first, and beside all
  /// addresses of a kind no other one of that kind.
  private static func distinct(_ hosts: [String]) -> [String] {
    var found: [(host: String, address: String)] = []
    for host in hosts {
      let address = Listener.address(of: host) ?? host
      if !found.contains(where: { $0.address == address }) { found.append((host, address)) }
    }
    return found.filter { one in
      let all = one.address.contains(":") ? "::" : "0.0.0.0"
      return one.address == all || !found.contains { $0.address == all }
    }.map(\.host)
  }

  /// Sockets on all hosts with one port.
  private static func bind(
    _ hosts: [String], _ port: Int
  ) throws(HTTPError) -> (sockets: [Int32], port: Int) {
    // Where any port will do, the one the first host gives may be taken on the second.
    var attempts = port == 0 ? 20 : 1
    while true {
      attempts -= 1
      do throws(HTTPError) { return try bindOnce(hosts, port) } catch {
        guard case .portTaken = error, attempts > 0 else { throw error }
      }
    }
  }

  private static func bindOnce(
    _ hosts: [String], _ port: Int
  ) throws(HTTPError) -> (sockets: [Int32], port: Int) {
    var sockets: [Int32] = []
    var bound = port
    for host in hosts {
      do throws(Listener.Refusal) {
        let listener = try Listener(host: host, port: bound)
        bound = listener.port
        sockets.append(listener.handOn())
      } catch {
        if case .absent = error, host == "::1" { continue }
        for socket in sockets { _ = close(socket) }
        switch error {
        case .taken: throw .portTaken(port: bound, free: nextFree(after: bound, on: hosts))
        case .forbidden: throw .portRefused(port: bound)
        case .absent: throw .host(host)
        case .system(let call, let code):
          throw .system(call: call, reason: unsafe String(cString: strerror(code)))
        }
      }
    }
    guard !sockets.isEmpty else { throw .host(hosts.joined(separator: ", ")) }
    return (sockets, bound)
  }

  private static func nextFree(after port: Int, on hosts: [String]) -> Int? {
    guard port < 65_535 else { return nil }
    return (port + 1...min(port + 50, 65_535)).first { candidate in
      hosts.allSatisfy { host in
        do throws(Listener.Refusal) {
          _ = try Listener(host: host, port: candidate)
          return true
        } catch {
          if case .absent = error { return true }
          return false
        }
      }
    }
  }
}
