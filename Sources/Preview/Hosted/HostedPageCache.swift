import Synchronization

/// Entry pages as they were rendered last, since everybody gets the same but for token and query.
final class HostedPageCache: Sendable {
  /// More pages than that are not kept: what is asked for decides how many there can be.
  private static let limit = 500

  private struct State {
    var version = ""
    var pages: [String: HostedShown] = [:]
  }

  private let state = Mutex(State())

  /// - Parameters:
  ///   - version: of the project; all pages of another are forgotten.
  ///   - key: everything that the page depends on.
  func page(
    _ key: String, version: String, make: () throws(Findings) -> HostedShown
  ) throws(Findings) -> HostedShown {
    let known = state.withLock { state -> HostedShown? in
      if state.version != version { state = State(version: version) }
      return state.pages[key]
    }
    if let known { return known }
    let made = try make()
    state.withLock { state in
      if state.pages.count >= Self.limit { state.pages.removeAll() }
      if state.version == version { state.pages[key] = made }
    }
    return made
  }
}

/// A page that can be shown again, and the header that goes with it.
struct HostedShown: Sendable {
  let page: HoledPage
  let policy: String
}
