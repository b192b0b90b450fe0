package import Syntax

/// What an operation answers.
package enum APIReply: Sendable {
  /// Of an operation without an output shape: no body at all.
  case empty
  case json(JSONTree)
  /// A reply with an `AuthenticationResult` whose tokens are still to be signed, which takes too long
  /// to be done where others wait; `rest` are the reply's other members.
  case tokens(TokenSet, rest: [(String, JSONTree)])
  /// A reply with the `Token` of an identity, still to be signed.
  case identityToken(IdentityToken, rest: [(String, JSONTree)])

  /// `{}`
  package static let done = APIReply.json(.object([]))
}
