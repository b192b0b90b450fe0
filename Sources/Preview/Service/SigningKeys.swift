import Bindings
import Synchronization

/// The two keys that tokens are signed with, one for ID tokens and one for access tokens, as the
/// service has them.
///
/// They are made on a worker when the preview starts first, which takes a second, and kept in the
/// project's `.lintel` for its user's eyes only: tokens stay good over a restart. Where the folder
/// cannot be written they last as long as the preview.
final class SigningKeys: Sendable {
  /// A key and the name that a token's header has for it.
  struct Named: Sendable {
    /// Base64 of 32 bytes.
    let kid: String
    let key: RSAKey

    init(_ key: RSAKey) {
      self.key = key
      kid = Base64.encode(SHA256.hash(key.modulus))
    }
  }

  struct Pair: Sendable {
    let id: Named
    let access: Named
  }

  private enum State {
    case making(waiting: [@Sendable (Pair) -> Void])
    case made(Pair)
  }

  private let state = Mutex(State.making(waiting: []))

  /// - Parameter folder: where the keys are kept; nil to keep them nowhere.
  init(in folder: String?, on disk: any Disk, workers: WorkerThreads) {
    workers.run { [self] in
      let pair = Pair(
        id: Named(Self.key("id-token", in: folder, on: disk)),
        access: Named(Self.key("access-token", in: folder, on: disk)))
      let waiting = state.withLock { state in
        guard case .making(let waiting) = state else { return [] as [@Sendable (Pair) -> Void] }
        state = .made(pair)
        return waiting
      }
      for body in waiting { body(pair) }
    }
  }

  /// The keys, once they are there.
  var pair: Pair? {
    state.withLock { if case .made(let pair) = $0 { pair } else { nil } }
  }

  /// Calls the body with the keys: at once if they are there, else on the worker that makes them.
  func whenMade(_ body: @escaping @Sendable (Pair) -> Void) {
    let pair = state.withLock { state -> Pair? in
      switch state {
      case .made(let pair): return pair
      case .making(let waiting):
        state = .making(waiting: waiting + [body])
        return nil
      }
    }
    if let pair { body(pair) }
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
