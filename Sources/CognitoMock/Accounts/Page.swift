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
      guard let last = Base64URL.decode(token).map({ String(decoding: $0, as: UTF8.self) }) else {
        throw .refused(.invalidParameter("Invalid pagination token"))
      }
      rest = all.drop { key($0) <= last }
    }
    let size = limit.flatMap { $0 > 0 ? min($0, greatest) : nil } ?? greatest
    items = Array(rest.prefix(size))
    nextToken =
      rest.count > size
      ? items.last.map { Base64URL.encode(Array(key($0).utf8)) } : nil
  }
}
