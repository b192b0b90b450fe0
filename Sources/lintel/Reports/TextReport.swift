internal import Diagnostics

/// Findings for a person, with the line that each is about:
///
///     themes/acme/theme.json:3:23: error: text on primary has a contrast of 2.31, 4.50 is needed
///       3 |   "color": {"primary": "#ffcc00"},
///         |                        ^~~~~~~~~
///       hint: use #8a6d00
struct TextReport {
  let isColored: Bool
  /// The bytes of a file that a finding names, or nil.
  let source: (String) -> SourceFile?

  func text(of findings: [Diagnostic]) -> String {
    var files: [String: SourceFile?] = [:]
    var text = ""
    for finding in findings.map(\.printable) {
      text += head(of: finding)
      if let location = finding.location, let start = location.start {
        let file = files[location.file] ?? source(location.file)
        files[location.file] = .some(file)
        if let file { text += excerpt(of: file, start, location.end ?? start) }
      }
      if let hint = finding.hint { text += "  \(painted("hint:", .dim)) \(hint)\n" }
    }
    return text
  }

  private enum Paint: String {
    case red = "31;1"
    case yellow = "33;1"
    case blue = "34;1"
    case bold = "1"
    case dim = "2"
  }

  private func painted(_ text: String, _ paint: Paint) -> String {
    isColored ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }

  private func head(of finding: Diagnostic) -> String {
    let place = finding.location.map { painted("\($0):", .bold) + " " } ?? ""
    let paint: Paint =
      switch finding.severity {
      case .error: .red
      case .warning: .yellow
      case .note: .blue
      }
    return place + painted("\(finding.severity.rawValue):", paint) + " \(finding.message)\n"
  }

  /// The first line of the place, cut to what fits beside a long line's finding.
  private func excerpt(
    of file: SourceFile, _ start: SourcePosition, _ end: SourcePosition
  ) -> String {
    guard let line = file.line(start.line) else { return "" }
    let scalars = Array(line.unicodeScalars)
    guard start.column <= scalars.count + 1 else { return "" }
    let first = max(0, start.column - 1 - 60)
    let shown = scalars[first..<min(scalars.count, first + 100)]
    let words = String(String.UnicodeScalarView(shown.map { $0.isPrintable ? $0 : " " }))
    let last = end.line == start.line ? end.column : scalars.count + 1
    let length = max(1, min(last - start.column, 100 - (start.column - 1 - first)))
    let number = "\(start.line)"
    let margin = String(repeating: " ", count: number.count)
    let blanks = String(repeating: " ", count: start.column - 1 - first)
    let mark = "^" + String(repeating: "~", count: length - 1)
    return "  \(painted("\(number) |", .dim)) \(words)\n"
      + "  \(painted("\(margin) |", .dim)) \(blanks)\(painted(mark, .bold))\n"
  }
}

extension Diagnostic {
  /// The same without characters that steer a terminal, or make two lines of one: a finding says what
  /// stands in a file, and whoever wrote that would else write to the screen.
  fileprivate var printable: Diagnostic {
    Diagnostic(
      severity, code, message.printable,
      at: location.map {
        SourceLocation(file: $0.file.printable, start: $0.start, end: $0.end)
      }, hint: hint?.printable)
  }
}

extension String {
  fileprivate var printable: String {
    if unicodeScalars.allSatisfy(\.isPrintable) { return self }
    return String(UnicodeScalarView(unicodeScalars.map { $0.isPrintable ? $0 : "\u{FFFD}" }))
  }
}

extension Unicode.Scalar {
  /// Neither a control nor a mark that turns the direction of text around.
  fileprivate var isPrintable: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}

extension SourceFile {
  /// A line's text without its end, or nil past the last line.
  fileprivate func line(_ number: Int) -> String? {
    var current = 1
    var index = 0
    while current < number {
      guard let end = bytes[index...].firstIndex(of: 0x0A) else { return nil }
      index = end + 1
      current += 1
    }
    let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    return text.hasSuffix("\r") ? String(text.dropLast()) : text
  }
}
