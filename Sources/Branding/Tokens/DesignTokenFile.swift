import Diagnostics
import Syntax

/// A design-token file as read: each token by its dotted path, with its type.
///
/// Source: Design Tokens Format Module 2025.10: groups, `$type` inherited from groups, `$root`
/// tokens, aliases `{a.b}` and `$ref` pointers, groups that `$extends` others.
struct DesignTokenFile: Sendable {
  struct Token: Sendable {
    let path: String
    /// `color`, `dimension`, …; its own, or that of the nearest group that has one.
    let type: String?
    /// `$value` as written; for a token that is a `$ref`, the reference.
    let value: JSONValue
  }

  let file: SourceFile
  /// In the order of the file.
  let tokens: [Token]
  /// What the theme is called that an export was made of; see ``Extension``.
  let themeName: String?
  private let byPath: [String: Int]

  /// The keys in `$extensions` below which Lintel keeps what the format has no token for:
  /// `{"$extensions": {"lintel": {"name": "Acme"}}}`.
  enum Extension {
    static let vendor = "lintel"
    static let name = "name"
  }

  init(file: SourceFile, tokens: [Token], themeName: String? = nil) {
    self.file = file
    self.themeName = themeName
    self.tokens = tokens
    var byPath: [String: Int] = [:]
    for (index, token) in tokens.enumerated() { byPath[token.path] = index }
    self.byPath = byPath
  }

  /// The token at a path; for a group with a `$root` token that one.
  func token(at path: String) -> Token? {
    (byPath[path] ?? byPath[path + ".$root"]).map { tokens[$0] }
  }

  /// A token's type and value with all aliases followed.
  ///
  /// Throws `tokens.alias.unknown` with the nearest path, `tokens.alias.cycle`, and `tokens.alias.deep`
  /// for more than 64 aliases of aliases.
  func resolved(_ token: Token) throws(Diagnostic) -> Token {
    var current = token
    var seen = [token.path]
    while let path = Self.reference(current.value) {
      guard let next = self.token(at: path) else {
        throw Diagnostic(
          .error, "tokens.alias.unknown", "alias '{\(path)}' names no token",
          at: current.value.location,
          hint: nearestName(to: path, among: tokens.map(\.path)).map { "did you mean '{\($0)}'?" }
            ?? "name a token of this file by its path: {group.name}")
      }
      if seen.contains(next.path) {
        throw Diagnostic(
          .error, "tokens.alias.cycle",
          "alias goes in a circle: \((seen + [next.path]).joined(separator: " → "))",
          at: current.value.location, hint: "give one of them a value")
      }
      if seen.count > 64 {
        throw Diagnostic(
          .error, "tokens.alias.deep", "'\(token.path)' goes through more than 64 aliases",
          at: token.value.location, hint: "refer to the token that has the value")
      }
      seen.append(next.path)
      current = Token(path: next.path, type: next.type ?? current.type, value: next.value)
    }
    return Token(path: token.path, type: token.type ?? current.type, value: current.value)
  }

  /// The dotted path that a value refers to: `{a.b}`, or `{"$ref": "#/a/b/$value"}`.
  static func reference(_ value: JSONValue) -> String? {
    if let text = value.string { return alias(text) }
    guard let object = value.object, object.members.count == 1 else { return nil }
    return object["$ref"]?.string.flatMap { pointer($0) }
  }

  /// What stands in the braces of `{a.b}`.
  static func alias(_ text: String) -> String? {
    guard text.hasPrefix("{"), text.hasSuffix("}"), text.utf8.count > 2 else { return nil }
    let inner = text.dropFirst().dropLast()
    return inner.contains("{") || inner.contains("}") ? nil : String(inner)
  }

  /// `#/a/b/$value` as `a.b`.
  static func pointer(_ text: String) -> String? {
    guard text.hasPrefix("#/") else { return nil }
    var parts = text.dropFirst(2).split(separator: "/").map {
      $0.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
        .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
    }
    if parts.last == "$value" { parts.removeLast() }
    return parts.joined(separator: ".")
  }
}
