package import Diagnostics

/// A replacement of a byte range of a file, by which a tool changes what a person wrote and leaves the
/// rest of it as it was.
package struct SourceEdit: Hashable, Sendable {
  /// Bytes of the file; an empty range inserts.
  package let range: Range<Int>
  package let replacement: String

  package init(range: Range<Int>, replacement: String) {
    self.range = range
    self.replacement = replacement
  }

  /// The file's bytes with all edits made; they may come in any order; an insertion goes before a
  /// replacement that begins at the same place.
  ///
  /// - Precondition: no edit overlaps another, and each lies in the file.
  package static func apply(_ edits: [SourceEdit], to file: SourceFile) -> [UInt8] {
    let sorted = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    var result: [UInt8] = []
    result.reserveCapacity(file.bytes.count)
    var copied = 0
    for (_, edit) in sorted {
      precondition(edit.range.lowerBound >= copied, "edits overlap")
      precondition(edit.range.upperBound <= file.bytes.count, "edit outside of the file")
      result += file.bytes[copied..<edit.range.lowerBound]
      result += edit.replacement.utf8
      copied = edit.range.upperBound
    }
    result += file.bytes[copied...]
    return result
  }
}
