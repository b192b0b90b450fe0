import Diagnostics
import Testing

/// A text and the finding it must give, as `line:column code: message`.
struct Refusal: Sendable, CustomTestStringConvertible {
  let text: String
  let expected: String

  init(_ text: String, _ expected: String) {
    self.text = text
    self.expected = expected
  }

  var testDescription: String { text.debugDescription }

  /// What a reader throws for the text, in the form of `expected`; "accepted" when it throws nothing.
  func found(_ read: (SourceFile) throws(Diagnostic) -> Void) -> String {
    found(in: SourceFile(name: "t", text: text), read)
  }

  func found(in file: SourceFile, _ read: (SourceFile) throws(Diagnostic) -> Void) -> String {
    do {
      try read(file)
      return "accepted"
    } catch {
      return Self.line(error)
    }
  }

  static func line(_ finding: Diagnostic) -> String {
    let place = finding.location?.start.map { "\($0.line):\($0.column) " } ?? ""
    return "\(place)\(finding.code): \(finding.message)"
  }
}
