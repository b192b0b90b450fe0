package import Diagnostics

/// Which place of which template each byte of a rendering comes from.
package struct SourceMap: Sendable {
  /// Who wrote a byte.
  package enum Author: Hashable, Sendable {
    /// The template itself.
    case template
    /// The dictionary, through a text tag.
    case dictionary
    /// A value of the model.
    case value
  }

  package struct Origin: Sendable {
    package let file: SourceFile
    package let range: Range<Int>
    package let author: Author

    package init(file: SourceFile, range: Range<Int>, author: Author = .value) {
      self.file = file
      self.range = range
      self.author = author
    }

    package var location: SourceLocation { file.location(of: range) }
  }

  struct LiteralOrigin: Sendable {
    let offset: Int
    let file: SourceFile
    let start: Int
    /// Whether the bytes are words of the dictionary, which all belong to their tag at `start`.
    var isWords = false
  }

  struct Entry: Sendable {
    enum Source: Sendable {
      case literal(Int)
      case instruction(Int)
    }
    let output: Int
    let source: Source
  }

  let entries: [Entry]
  let literals: [LiteralOrigin]
  let origins: [Origin?]

  /// The map of no bytes at all.
  package static let empty = SourceMap(entries: [], literals: [], origins: [])

  /// Where the byte at an offset of the output was written: a place in a template, or the tag whose
  /// value it is part of.
  package func origin(of offset: Int) -> Origin? {
    guard let index = entries.lastIndex(upTo: { $0.output <= offset }) else { return nil }
    switch entries[index].source {
    case .instruction(let index): return origins[index]
    case .literal(let start):
      let position = start + offset - entries[index].output
      guard let index = literals.lastIndex(upTo: { $0.offset <= position }) else { return nil }
      return literals[index].origin(of: position)
    }
  }

  /// The map of an output in which a value that begins at an offset was rendered with a map of its own.
  package func embedding(_ inner: SourceMap, at output: Int) -> SourceMap {
    let starts = entries.map { if case .literal(let start) = $0.source { start } else { 0 } }
    // No place in the text of the one program is one in the text of the other.
    let end = entries.last?.output ?? 0
    let shift = max(starts.max() ?? 0, literals.last?.offset ?? 0) + max(end, output) + 1
    let moved = inner.entries.map { entry in
      let source: Entry.Source =
        switch entry.source {
        case .literal(let start): .literal(start + shift)
        case .instruction(let index): .instruction(index + origins.count)
        }
      return Entry(output: entry.output + output, source: source)
    }
    let place = entries.lastIndex { $0.output <= output }.map { $0 + 1 } ?? 0
    return SourceMap(
      entries: entries[..<place] + moved + entries[place...],
      literals: literals
        + inner.literals.map {
          LiteralOrigin(
            offset: $0.offset + shift, file: $0.file, start: $0.start, isWords: $0.isWords)
        },
      origins: origins + inner.origins)
  }

  /// The parts of an output range that the template itself wrote, in order: neither words of the
  /// dictionary nor values.
  package func literals(in range: Range<Int>) -> [Range<Int>] {
    guard var index = entries.lastIndex(upTo: { $0.output <= range.lowerBound }) else { return [] }
    var parts: [Range<Int>] = []
    while index < entries.count, entries[index].output < range.upperBound {
      let entry = entries[index]
      index += 1
      guard case .literal(let start) = entry.source else { continue }
      let end = index < entries.count ? entries[index].output : range.upperBound
      let part = (entry.output..<end).clamped(to: range)
      appendLiterals(of: part, shift: start - entry.output, to: &parts)
    }
    return parts
  }

  /// - Parameter shift: from an offset of the output to one of the program's text.
  private func appendLiterals(of part: Range<Int>, shift: Int, to parts: inout [Range<Int>]) {
    var place = part.lowerBound
    guard var index = literals.lastIndex(upTo: { $0.offset <= place + shift }) else { return }
    while place < part.upperBound {
      let next = index + 1 < literals.count ? literals[index + 1].offset - shift : .max
      let end = min(part.upperBound, next)
      if !literals[index].isWords, place < end { parts.append(place..<end) }
      place = max(place, end)
      index += 1
    }
  }
}

extension SourceMap.LiteralOrigin {
  fileprivate func origin(of position: Int) -> SourceMap.Origin {
    let place = min(file.bytes.count, isWords ? start : start + position - offset)
    return SourceMap.Origin(
      file: file, range: place..<place, author: isWords ? .dictionary : .template)
  }
}

extension Array {
  /// The index of the last element for which the claim holds, if it holds for a first part of the
  /// array.
  fileprivate func lastIndex(upTo holds: (Element) -> Bool) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
