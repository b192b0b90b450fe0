/// A stencil that was filled, with the place that each byte comes from.
package struct FilledStencil: Sendable {
  package private(set) var bytes: [UInt8]
  private let parts: [Stencil.Part]
  /// Where each part begins, line breaks that were added left aside.
  private let starts: [Int]
  /// The places in `bytes` of line breaks that were added, in their order.
  private var added: [Int] = []

  package init(_ stencil: Stencil, _ value: (Stencil.Hole) -> [UInt8]) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for part in stencil.parts {
      starts.append(bytes.count)
      switch part.content {
      case .text(let text): bytes += text
      case .hole(let hole): bytes += value(hole)
      }
    }
    self.bytes = bytes
    self.starts = starts
    parts = stencil.parts
  }

  /// The place that wrote the byte at an offset.
  package func origin(of offset: Int) -> SourceMap.Origin? {
    let offset = offset - added.count { $0 < offset }
    guard let index = starts.lastIndex(where: { $0 <= offset }) else { return nil }
    return parts[index].origin(of: offset - starts[index])
  }

  /// The same with line breaks: in the place of a blank where there is one, else before what is there.
  ///
  /// - Parameter offsets: in `bytes`, in their order; for a text that was not broken yet.
  package func broken(at offsets: [Int]) -> FilledStencil {
    var broken = self
    broken.bytes = []
    var start = 0
    for offset in offsets {
      broken.bytes += bytes[start..<offset]
      let isBlank = bytes[offset] == UInt8(ascii: " ")
      if !isBlank { broken.added.append(broken.bytes.count) }
      broken.bytes.append(UInt8(ascii: "\n"))
      start = isBlank ? offset + 1 : offset
    }
    broken.bytes += bytes[start...]
    return broken
  }
}
