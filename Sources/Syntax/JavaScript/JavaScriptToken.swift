package import Diagnostics

/// A token of a module.
///
/// Source: ECMAScript, section 12, lexical grammar (with `#!` and without HTML-like comments, as modules
/// have it).
package struct JavaScriptToken: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A name or a reserved word; which of the two is grammar.
    case word
    /// `#name`.
    case privateName
    case number, string, regex, punctuator
    /// `` `a` ``, or the pieces of `` `a${x}b${y}c` ``: up to a `${`, between `}` and `${`, from the last
    /// `}` on.
    case template, templateHead, templateMiddle, templateTail
  }

  package let kind: Kind
  /// Bytes of the file.
  package let range: Range<Int>
  /// Whether a line break stands somewhere between the token before and this one.
  package let isOnNewLine: Bool
  /// Whether that line break may end a statement or keep two tokens apart in the grammar.
  package let needsLineBreak: Bool
}

/// A module's tokens, and its comments beside them.
package struct JavaScriptSource: Sendable {
  package let file: SourceFile
  package let tokens: [JavaScriptToken]
  /// Ranges of `/* … */` and `// …`, in order.
  package let comments: [Range<Int>]
}
