import Bindings
import Diagnostics
import Syntax

/// A JSON web token that stands somewhere in a text, taken apart for a reader.
struct TokenText: Sendable {
  /// `id`, `access`, or nothing for a token of somebody else's.
  let use: String
  /// Header and claims, each as indented JSON.
  let text: String

  /// The tokens in a text, in their order, each once.
  ///
  /// A refresh token has five parts and is not for reading.
  static func all(in text: String) -> [TokenText] {
    var seen: Set<Substring> = []
    var found: [TokenText] = []
    for word in text.split(whereSeparator: { !isPart($0) }) where word.hasPrefix("eyJ") {
      guard seen.insert(word).inserted, let token = TokenText(word) else { continue }
      found.append(token)
    }
    return found
  }

  private init?(_ word: Substring) {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.json(parts[0]), let claims = Self.json(parts[1])
    else { return nil }
    use = claims["token_use"]?.string ?? ""
    text = JSONTree(header).compact() + "\n" + JSONTree(claims).pretty()
  }

  private static func json(_ part: Substring) -> JSONValue? {
    guard let bytes = Base64URL.decode(String(part)) else { return nil }
    return try? JSONValue.parse(SourceFile(name: "token", bytes: bytes))
  }

  private static func isPart(_ letter: Character) -> Bool {
    letter.isASCII && (letter.isLetter || letter.isNumber || "-_.".contains(letter))
  }
}
