import Bindings
import Syntax

/// A part of a list that is asked for piece by piece.
struct Page<Item> {
  let items: [Item]
  /// What the next piece is asked for with; nil at the end.
  let nextToken: String?

  /// - Parameters:
  ///   - all: sorted by key.
  ///   - token: of the piece before.
  ///   - limit: nil or 0 for the greatest.
  init(
    of all: [Item], after token: String?, limit: Int?, greatest: Int = 60,
    key: (Item) -> String
  ) throws(Interruption) {
    var rest = all[...]
    if let token {
      guard let last = PageToken.key(of: token) else {
        throw .refused(.invalidParameter("Invalid pagination token"))
      }
      rest = all.drop { key($0) <= last }
    }
    let size = limit.flatMap { $0 > 0 ? min($0, greatest) : nil } ?? greatest
    items = Array(rest.prefix(size))
    nextToken =
      rest.count > size
      ? items.last.map { PageToken.text(for: key($0)) } : nil
  }
}

/// What the next part of a list is asked for with: the last key that was given, and a sum over it, so
/// that a token that was never given out is known for one.
enum PageToken {
  private static let sumLength = 12

  static func text(for key: String) -> String {
    Base64URL.encode(sum(Array(key.utf8)) + Array(key.utf8))
  }

  static func key(of token: String) -> String? {
    guard let bytes = Base64URL.decode(token), bytes.count > sumLength else { return nil }
    let key = Array(bytes[sumLength...])
    guard Array(bytes[..<sumLength]) == sum(key) else { return nil }
    return String(validating: key, as: UTF8.self)
  }

  private static func sum(_ key: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(Array("page".utf8) + key)[..<sumLength])
  }
}
