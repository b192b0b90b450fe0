package import Diagnostics

/// What is wrong with a style sheet, though a browser would read on.
package struct CSSFault: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A bracket that nothing closes, and one that closes nothing.
    case open, stray
    /// The sheet ends inside a comment, string or URL.
    case endsInside
    case stringBreak
    case url
    /// In a block, neither a declaration nor a rule.
    case declaration
  }

  package let kind: Kind
  package let range: Range<Int>

  init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// The words for each fault.
extension CSSFault {
  /// The finding for a sheet that stands alone in a file.
  package func diagnostic(in file: SourceFile) -> Diagnostic {
    let (code, message, hint) = words(file.text(in: range))
    return Diagnostic(
      .error, "css.\(code)", message, at: file.location(of: range), hint: hint)
  }

  private func words(_ text: String) -> (code: String, message: String, hint: String) {
    switch kind {
    case .open: ("bracket.open", "nothing closes this '\(text)'", "close it")
    case .stray: ("bracket.stray", "this '\(text)' closes nothing", "remove it, or open it before")
    case .endsInside:
      text.hasPrefix("/*")
        ? ("end", "the file ends inside this comment", "close it with */")
        : ("end", "the file ends inside this text", "close its quote or bracket")
    case .stringBreak:
      ("string", "a line break inside quotes", "close the quote, or write a line break as \\A")
    case .url:
      ("url.malformed", "this url() cannot be read", "put the address in quotes")
    case .declaration:
      ("declaration", "neither a declaration nor a rule", "write 'property: value;'")
    }
  }
}
