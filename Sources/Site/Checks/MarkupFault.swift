import Bindings
import Diagnostics

/// What libxml2 says of a page that is not well-formed, in the words and places of its templates: the
/// library counts the lines of a page that nobody has seen.
struct MarkupFault {
  private let error: XMLError
  private let page: RenderedPage

  init(_ error: XMLError, in page: RenderedPage) {
    self.error = error
    self.page = page
  }

  var diagnostic: Diagnostic {
    if let open = Self.leftOpen(error.message) {
      let place = location(of: opening(open.name, line: open.line))
      let end = location(of: page.source.offset(line: error.line, column: error.column))
      return Diagnostic(
        .error, "page.markup", "'\(open.name)' is still open where '\(open.end)' ends, at \(end)",
        at: place, hint: "close it, or remove </\(open.end)>")
    }
    let isEntity = error.message.hasPrefix("entity ")
    return Diagnostic(
      .error, "page.markup", "the page is not well-formed: \(error.message)",
      at: location(of: page.source.offset(line: error.line, column: error.column)),
      hint: isEntity
        ? "write the character itself, or its number, as in &#160;"
        : "pages are XML and HTML at once: close each element, quote and write each attribute once")
  }

  /// The parts of "opening and ending tag mismatch: p line 23 and main".
  private static func leftOpen(_ message: String) -> (name: String, line: Int, end: String)? {
    let words = message.split(separator: " ")
    guard message.hasPrefix("opening and ending tag mismatch: "), words.count == 10,
      words[6] == "line", words[8] == "and", let line = Int(words[7])
    else { return nil }
    return (String(words[5]), line, String(words[9]))
  }

  /// The last `<name` that begins in a line.
  private func opening(_ name: String, line: Int) -> Int {
    let start = page.source.offset(line: line, column: 1)
    let end = page.bytes[start...].firstIndex(of: 0x0A) ?? page.bytes.count
    let tag = Array("<\(name)".utf8)
    guard end - start >= tag.count else { return start }
    let places = start...(end - tag.count)
    return places.last { page.bytes[$0...].starts(with: tag) } ?? start
  }

  private func location(of offset: Int) -> SourceLocation {
    page.map.origin(of: offset)?.location ?? page.source.location(at: offset)
  }
}

extension SourceFile {
  /// The byte at a 1-based line and column; the line's end where it is shorter.
  fileprivate func offset(line: Int, column: Int) -> Int {
    var place = 0
    for _ in 1..<max(1, line) {
      guard let end = bytes[place...].firstIndex(of: 0x0A) else { break }
      place = end + 1
    }
    var left = max(1, column) - 1
    while left > 0, place < bytes.count, bytes[place] != 0x0A {
      place += 1
      if place < bytes.count, bytes[place] & 0xC0 == 0x80 { continue }
      left -= 1
    }
    return min(place, max(0, bytes.count - 1))
  }
}
