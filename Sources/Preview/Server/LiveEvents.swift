import Bindings
import Synchronization

/// Tells every open tab which version of the project it should show, and of news.
final class LiveEvents: Sendable {
  private struct State {
    var count = 0
    var streams: [EventStream] = []
  }

  /// Differs from run to run, so that a tab notices a server that was started again.
  private let run = Hex.encode(randomBytes(4))
  private let state = Mutex(State())

  /// The version to be shown now.
  var version: String { "\(run)-\(state.withLock(\.count))" }

  /// A stream that begins with the version.
  func open() -> EventStream {
    let stream = EventStream()
    let version = state.withLock { state in
      state.streams.removeAll { !$0.isOpen }
      state.streams.append(stream)
      return "\(run)-\(state.count)"
    }
    stream.send(event: "version", data: version)
    return stream
  }

  /// There is a new version.
  func advance() {
    let (version, streams) = state.withLock { state in
      state.count += 1
      return ("\(run)-\(state.count)", state.streams)
    }
    for stream in streams { stream.send(event: "version", data: version) }
  }

  /// Something else is new: `mail`, `log`.
  func tell(_ event: String) {
    let streams = state.withLock(\.streams)
    for stream in streams { stream.send(event: event, data: "") }
  }

  /// Lets tabs that were closed be noticed.
  func beat() {
    let streams = state.withLock { state in
      state.streams.removeAll { !$0.isOpen }
      return state.streams
    }
    for stream in streams { stream.beat() }
  }
}
