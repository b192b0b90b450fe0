internal import Diagnostics

/// How far a template may go: it is a person's input, and small ones can multiply.
extension Linking {
  /// Sections, partials and blocks within each other, all together: linking walks them by recursion, on
  /// the stack of a task's thread.
  private static let depthLimit = 256

  /// Bytes of a page's literal text, 64 for each instruction, and 256 for each section, partial and
  /// block.
  private static let sizeLimit = 4 << 20

  /// Goes into a body; `range` is the name of its tag. ``leave()`` goes out of it again.
  mutating func enter(_ range: Range<Int>) throws(Diagnostic) {
    depth += 1
    copies += 1
    guard depth <= Self.depthLimit else {
      throw fault(.deep(limit: Self.depthLimit, partialStack.suffix(4)), at: range)
    }
    try checkSize(adding: 0, at: range)
  }

  mutating func leave() { depth -= 1 }

  func checkSize(adding count: Int, at range: Range<Int>) throws(Diagnostic) {
    guard text.count + count + code.count * 64 + copies * 256 <= Self.sizeLimit else {
      let isLong = file.bytes.count > Self.sizeLimit / 2
      throw fault(.large(limit: Self.sizeLimit, isLong: isLong), at: range)
    }
  }
}
