import Bindings
import CognitoMock
import Synchronization

/// Entry pages as they were answered last, for exactly the same request: only the form's token is new.
///
/// Whatever a page depends on makes the others worthless when it changes: rows of pools, clients and
/// what belongs to them, and the project's files.
final class ReadyPages: Sendable {
  /// More pages, or longer requests, are not kept: anybody can ask for any number of them.
  private static let limit = 500
  private static let longestKey = 4096

  /// A page with what stands between its tokens.
  final class Page: Sendable {
    let parts: [[UInt8]]
    let headers: [HTTPField]
    private let size: Int

    init(parts: [[UInt8]], headers: [HTTPField]) {
      self.parts = parts
      self.headers = headers
      size = parts.reduce(0) { $0 + $1.count + 64 }
    }

    func response(_ token: String) -> HTTPResponse {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(size)
      for (index, part) in parts.enumerated() {
        if index > 0 { bytes += token.utf8 }
        bytes += part
      }
      return HTTPResponse(headers: headers + [HostedCookie.token.header(token)], body: bytes)
    }
  }

  private struct State {
    var version = ""
    var generation = 0
    var pages: [String: Page] = [:]
  }

  private let state = Mutex(State())
  private let generation = Atomic(0)

  /// Goes up with each change of a row that pages depend on.
  var current: Int { generation.load(ordering: .acquiring) }

  func take(_ changes: [RowChange]) {
    let tables = [UserPool.table, UserPoolClient.table, UserPoolDomain.table, Resource.table]
    if changes.contains(where: { tables.contains($0.table) }) {
      generation.add(1, ordering: .acquiringAndReleasing)
    }
  }

  /// - Parameter version: of the project.
  func page(_ key: String, version: String) -> Page? {
    let current = current
    return state.withLock { state in
      guard state.version == version, state.generation == current else { return nil }
      return state.pages[key]
    }
  }

  /// - Parameter generation: as it was before the page was made.
  func put(_ page: Page, _ key: String, version: String, generation: Int) {
    guard key.utf8.count <= Self.longestKey, generation == current else { return }
    state.withLock { state in
      if state.version != version || state.generation != generation
        || state.pages.count >= Self.limit
      {
        state = State(version: version, generation: generation)
      }
      state.pages[key] = page
    }
  }
}
