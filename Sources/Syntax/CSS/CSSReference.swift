/// Something outside of a style sheet that it names: `url(x)`, `src("x")`, the strings of `image-set()`,
/// the target of `@import`, an `@namespace`.
package struct CSSReference: Hashable, Sendable {
  /// The address, escapes undone; nil where it cannot be known (`src(var(--x))`).
  package let address: String?
  /// The function that fetches it, in small letters, or the at-rule: `url`, `image-set`, `@import`.
  package let source: String
  /// The address with its quotes and, unless they are a function of their own, `url(` and `)`.
  package let range: Range<Int>

  /// Functions whose strings are addresses.
  private static let functions: Set<String> = [
    "url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade",
  ]

  private struct Bracket {
    /// The function that it is of, if that fetches.
    let source: String?
    /// The innermost such function that it stands in.
    let within: String?
  }

  /// Every reference of a sheet, in order.
  package static func all(in outline: CSSOutline) -> [Self] {
    var found: [Self] = []
    var open: [Bracket] = []
    var atRule: String?
    for (index, token) in outline.tokens.enumerated() {
      let role = outline.roles[index]
      if role != .prelude, role != .atRule { atRule = nil }
      switch token.kind {
      case .atKeyword where role == .atRule:
        let name = token.value(in: outline.bytes).lowercased()
        atRule = name == "import" || name == "namespace" ? "@\(name)" : nil
      case .url, .badURL:
        let address = token.kind == .url ? token.value(in: outline.bytes) : nil
        found.append(Self(address: address, source: "url", range: token.range))
      case .function:
        let name = token.value(in: outline.bytes).lowercased()
        let isUnknown = name == "var" || name == "attr" || name == "env"
        let outer = open.last?.within
        if isUnknown, let outer {
          found.append(Self(address: nil, source: outer, range: token.range))
        }
        let own = functions.contains(name) ? name : nil
        open.append(Bracket(source: own, within: own ?? outer))
      case .openParen, .openSquare, .openCurly:
        open.append(Bracket(source: nil, within: open.last?.within))
      case .closeParen, .closeSquare, .closeCurly: _ = open.popLast()
      case .string:
        let source = open.last?.source ?? atRule
        guard let source else { continue }
        found.append(
          Self(address: token.value(in: outline.bytes), source: source, range: token.range))
      default: break
      }
    }
    return found
  }
}
