import Bindings
import Synchronization

/// Tells every open tab which version of the project it should show, and of news.
final class LiveEvents: Sendable {
  /// What can be new beside the project.
  enum News: String, CaseIterable, Sendable { case mail, log, branding }

  private struct State {
    var count = 0
    /// How often each was told.
    var told: [News: Int] = [:]
    var streams: [EventStream] = []
  }

  /// Differs from run to run, so that a tab notices a server that was started again.
  private let run = Hex.encode(randomBytes(4))
  private let state = Mutex(State())

  /// The version to be shown now.
  var version: String { "\(run)-\(state.withLock(\.count))" }

  /// What a page that is made now knows of: `mail-3.log-17.branding-0`.
  var news: String {
    let told = state.withLock(\.told)
    return News.allCases.map { "\($0.rawValue)-\(told[$0] ?? 0)" }.joined(separator: ".")
  }

  /// A stream that begins with the version and all news, some of which may have come while a page was
  /// on its way to its tab.
  func open() -> EventStream {
    let stream = EventStream()
    let (version, told) = state.withLock { state in
      state.streams.removeAll { !$0.isOpen }
      state.streams.append(stream)
      return ("\(run)-\(state.count)", state.told)
    }
    stream.send(event: "version", data: version)
    for news in News.allCases { stream.send(event: news.rawValue, data: String(told[news] ?? 0)) }
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

  /// Something else is new: to be called when it can be seen.
  func tell(_ news: News) {
    let (count, streams) = state.withLock { state in
      let count = (state.told[news] ?? 0) + 1
      state.told[news] = count
      return (count, state.streams)
    }
    for stream in streams { stream.send(event: news.rawValue, data: String(count)) }
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
