import Diagnostics

/// The lines of a file around a place, with the place marked.
struct Excerpt: Sendable {
  struct Line: Hashable, Sendable {
    let number: Int
    let before: String
    /// What the finding is about; empty on every other line.
    let marked: String
    let after: String
    let isHit: Bool
  }

  let lines: [Line]

  /// Lines that are shown before and after, and code points of a line before it is cut.
  private static let around = 2
  private static let widest = 200

  /// - Returns: nil where the location has no position, or none in the file as it is now.
  init?(of location: SourceLocation, in bytes: [UInt8]) {
    guard let start = location.start else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard all.indices.contains(start.line - 1) else { return nil }
    let first = max(1, start.line - Self.around)
    let last = min(all.count, start.line + Self.around)
    lines = (first...last).map { number in
      let scalars = Array(all[number - 1].unicodeScalars)
      guard number == start.line else {
        return Line(
          number: number, before: Self.text(scalars.prefix(Self.widest)), marked: "", after: "",
          isHit: false)
      }
      let from = min(start.column - 1, scalars.count)
      let isOneLine = location.end?.line == start.line
      let end = isOneLine ? (location.end?.column ?? start.column) - 1 : scalars.count
      let to = min(max(from + 1, end), scalars.count)
      // A long line is shown from a little before the place.
      let shown = from > Self.widest / 2 ? from - Self.widest / 4 : 0
      return Line(
        number: number, before: (shown > 0 ? "…" : "") + Self.text(scalars[shown..<from]),
        marked: Self.text(scalars[from..<max(from, to)].prefix(Self.widest)),
        after: Self.text(scalars[max(from, to)...].prefix(Self.widest)), isHit: true)
    }
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
