import Diagnostics

/// What in a module is no token.
struct JavaScriptFault: Error {
  enum Kind {
    case character(Unicode.Scalar?)
    case stringOpen, stringBreak
    case templateOpen, regexOpen, commentOpen
    case wordAfterNumber
    case bracketOpen(String)
    case bracketStray(String)
  }

  let kind: Kind
  let range: Range<Int>

  init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// The words for each fault.
extension JavaScriptFault {
  func diagnostic(in file: SourceFile) -> Diagnostic {
    let (code, message, hint) = words
    return Diagnostic(
      .error, "javascript.\(code)", message, at: file.location(of: range), hint: hint)
  }

  private var words: (code: String, message: String, hint: String) {
    switch kind {
    case .character(let scalar?):
      ("character", "no token begins with \(UTF8Check.shown(scalar))", "remove it")
    case .character(nil): ("encoding", "this byte is not UTF-8", "save the file as UTF-8")
    case .stringOpen: ("string.end", "the file ends inside this string", "close its quote")
    case .stringBreak:
      ("string.break", "the line ends inside this string", "close its quote, or write \\n")
    case .templateOpen: ("template.end", "the file ends inside this template", "close it with `")
    case .regexOpen:
      ("regex.end", "the line ends inside this regular expression", "close it with /")
    case .commentOpen: ("comment.end", "the file ends inside this comment", "close it with */")
    case .wordAfterNumber:
      ("number", "a name directly behind a number", "put a space between the two")
    case .bracketOpen(let text):
      ("bracket.open", "nothing closes this '\(text)'", "close it")
    case .bracketStray(let text):
      ("bracket.stray", "this '\(text)' closes nothing", "remove it, or open it before")
    }
  }
}
