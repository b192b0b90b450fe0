import Bindings
import CognitoMock
import Diagnostics
import Synchronization

/// The two keys that tokens are signed with, one for ID tokens and one for access tokens, as the
/// service has them.
///
/// They are made on a worker when the preview starts first, which takes a second, and kept in the
/// project's `.lintel` for its user's eyes only: tokens stay good over a restart. Where the folder
/// cannot be written they last as long as the preview, and so does one whose file cannot be read: the
/// file is left as it is.
final class SigningKeys: Sendable {
  private enum State {
    case making(waiting: [@Sendable (TokenKeys) -> Void])
    case made(TokenKeys)
  }

  private let state: Mutex<State>
  /// Files that hold no key.
  let findings: [Diagnostic]

  /// Keys that are there already.
  init(_ keys: TokenKeys) {
    state = Mutex(.made(keys))
    findings = []
  }

  /// - Parameter folder: where the keys are kept; nil to keep them nowhere.
  init(in folder: String?, on disk: any Disk, workers: WorkerThreads) {
    let id = KeyFile("id-token", in: folder, on: disk)
    let access = KeyFile("access-token", in: folder, on: disk)
    findings = [id.finding, access.finding].compactMap { $0 }
    if let id = id.key, let access = access.key {
      state = Mutex(.made(TokenKeys(id: id, access: access)))
      return
    }
    state = Mutex(.making(waiting: []))
    workers.run { [self] in
      let keys = TokenKeys(
        id: id.key ?? id.make(on: disk), access: access.key ?? access.make(on: disk))
      let waiting = state.withLock { state in
        guard case .making(let waiting) = state else {
          return [] as [@Sendable (TokenKeys) -> Void]
        }
        state = .made(keys)
        return waiting
      }
      for body in waiting { body(keys) }
    }
  }

  /// The keys, once they are there.
  var made: TokenKeys? {
    state.withLock { if case .made(let keys) = $0 { keys } else { nil } }
  }

  /// Calls the body with the keys: at once if they are there, else on the worker that makes them, in
  /// the order of the calls.
  func whenMade(_ body: @escaping @Sendable (TokenKeys) -> Void) {
    let keys = state.withLock { state -> TokenKeys? in
      switch state {
      case .made(let keys): return keys
      case .making(let waiting):
        state = .making(waiting: waiting + [body])
        return nil
      }
    }
    if let keys { body(keys) }
  }

  /// An answer that needs the keys: at once if they are there, else as soon as they are.
  func answer(_ make: @escaping @Sendable (TokenKeys) -> HTTPResponse) -> HTTPAnswer {
    if let made { return .now(make(made)) }
    return .later { [self] reply in
      whenMade { reply.send(make($0)) }
    }
  }
}
