/// JSON that can stand in a page's data block: `<script type="application/json">{{block}}</script>`.
///
/// The element ends at the first `</script`, whatever it stands in, and XML reads entities in it; so a
/// text has neither angle brackets nor ampersands, nor what is no character of XML. JSON can write them
/// all as `\u003c`.
package struct DataBlock: Hashable, Sendable {
  let words: Words

  /// An object without members.
  package static let empty = DataBlock(unchecked: "{}")

  private init(unchecked json: String) { words = Words(json) }

  /// - Returns: nil for a text that is empty or has one of those characters.
  package init?(_ json: String) {
    guard !json.isEmpty, !json.unicodeScalars.contains(where: Self.isForbidden) else {
      return nil
    }
    words = Words(json)
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "<", ">", "&", "\u{FFFE}", "\u{FFFF}": true
    case "\t", "\n", "\r": false
    default: scalar.value < 0x20
    }
  }
}
