import Bindings
import CognitoMock
import Synchronization

/// The two keys that tokens are signed with, one for ID tokens and one for access tokens, as the
/// service has them.
///
/// They are made on a worker when the preview starts first, which takes a second, and kept in the
/// project's `.lintel` for its user's eyes only: tokens stay good over a restart. Where the folder
/// cannot be written they last as long as the preview.
final class SigningKeys: Sendable {
  private enum State {
    case making(waiting: [@Sendable (TokenKeys) -> Void])
    case made(TokenKeys)
  }

  private let state: Mutex<State>

  /// Keys that are there already.
  init(_ keys: TokenKeys) {
    state = Mutex(.made(keys))
  }

  /// - Parameter folder: where the keys are kept; nil to keep them nowhere.
  init(in folder: String?, on disk: any Disk, workers: WorkerThreads) {
    state = Mutex(.making(waiting: []))
    workers.run { [self] in
      let keys = TokenKeys(
        id: Self.key("id-token", in: folder, on: disk),
        access: Self.key("access-token", in: folder, on: disk))
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

  private static func key(_ name: String, in folder: String?, on disk: any Disk) -> RSAKey {
    let path = folder.map { "\($0)/preview-\(name).pem" }
    if let path, let bytes = try? disk.read(path),
      let key = try? RSAKey(pem: String(decoding: bytes, as: UTF8.self))
    {
      return key
    }
    guard let key = try? RSAKey.generate() else {
      preconditionFailure("OpenSSL could not make an RSA key")
    }
    if let folder, let path, let pem = try? key.pem() {
      try? disk.makeDirectories(folder)
      try? disk.writePrivate(Array(pem.utf8), to: path)
    }
    return key
  }
}
