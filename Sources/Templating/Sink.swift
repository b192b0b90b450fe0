/// Takes what a run writes.
protocol Sink {
  /// - Parameter text: the routine's: handed on, since fetching it counts a reference.
  mutating func literal(
    _ range: Range<Int>, in text: [UInt8], of routine: Routine, at step: Int
  )
  mutating func value(_ value: Value, _ escape: Escape, isFree: Bool, at step: Int)
  mutating func branch(_ number: Int)
}

struct PlainSink: Sink {
  var bytes: [UInt8] = []

  mutating func literal(
    _ range: Range<Int>, in text: [UInt8], of routine: Routine, at step: Int
  ) {
    // A slice counts references, which costs more than the bytes of a short literal; a long one is
    // copied in one go.
    guard range.count < 64 else {
      bytes.append(contentsOf: text[range])
      return
    }
    let words = text.span.extracting(range)
    bytes.append(addingCapacity: words.count) { output in
      for index in words.indices { output.append(words[index]) }
    }
  }

  mutating func value(_ value: Value, _ escape: Escape, isFree: Bool, at step: Int) {
    value.append(escape, to: &bytes)
  }

  mutating func branch(_ number: Int) {}
}

/// Writes and hashes at once.
struct DigestedSink: Sink {
  var plain = PlainSink()
  var digest = DigestSink()

  mutating func literal(
    _ range: Range<Int>, in text: [UInt8], of routine: Routine, at step: Int
  ) {
    plain.literal(range, in: text, of: routine, at: step)
    digest.literal(range, in: text, of: routine, at: step)
  }

  mutating func value(_ value: Value, _ escape: Escape, isFree: Bool, at step: Int) {
    plain.value(value, escape, isFree: isFree, at: step)
    digest.value(value, escape, isFree: isFree, at: step)
  }

  mutating func branch(_ number: Int) { digest.branch(number) }
}

struct MappedSink: Sink {
  var bytes: [UInt8] = []
  var entries: [SourceMap.Entry] = []

  mutating func literal(
    _ range: Range<Int>, in text: [UInt8], of routine: Routine, at step: Int
  ) {
    entries.append(SourceMap.Entry(output: bytes.count, source: .literal(range.lowerBound)))
    bytes.append(contentsOf: text[range])
  }

  mutating func value(_ value: Value, _ escape: Escape, isFree: Bool, at step: Int) {
    entries.append(SourceMap.Entry(output: bytes.count, source: .instruction(step)))
    value.append(escape, to: &bytes)
  }

  mutating func branch(_ number: Int) {}
}

/// Hashes what a structure is made of, a word at a time.
struct DigestSink: Sink {
  private(set) var digest = StructureDigest()
  private var bytes: [UInt8] = []

  mutating func literal(
    _ range: Range<Int>, in text: [UInt8], of routine: Routine, at step: Int
  ) {
    literal(routine.digests[step])
  }

  mutating func literal(_ part: StructureDigest) { digest.append(part) }

  mutating func value(_ value: Value, _ escape: Escape, isFree: Bool, at step: Int) {
    guard !isFree || value.pointsIntoPage else {
      return digest.mix(value.isBlank ? 0 : 1)
    }
    bytes.removeAll(keepingCapacity: true)
    value.append(escape, to: &bytes)
    digest.mix(UInt64(bytes.count))
    var word: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      word = word << 8 | UInt64(byte)
      if index & 7 == 7 { digest.mix(word) }
    }
    digest.mix(word)
  }

  mutating func branch(_ number: Int) { digest.mix(UInt64(number)) }
}

extension Value {
  /// Whether there is nothing to see in it.
  fileprivate var isBlank: Bool {
    switch self {
    case .words(let words): words.isBlank
    default: !isPresent
    }
  }

  /// Whether it is an address of a part of the page, which is there or is not.
  fileprivate var pointsIntoPage: Bool {
    if case .url(let url) = self { url.isFragment } else { false }
  }

  func append(_ escape: Escape, to bytes: inout [UInt8]) {
    switch self {
    case .words(let words): words.append(escape, to: &bytes)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let number): bytes.append(contentsOf: String(number).utf8)
    case .url(let url): url.words.append(escape, to: &bytes)
    // Safe in a style sheet, where nothing is escaped; elsewhere it has quotes as any text may.
    case .css(let value): Escaper.append(value.text.utf8, escape, to: &bytes)
    case .markup(let markup):
      if escape == .none || escape == .text {
        bytes.append(contentsOf: markup.bytes)
      } else {
        Escaper.append(markup.bytes, escape, to: &bytes)
      }
    case .data(let block): block.words.append(escape, to: &bytes)
    case .list, .record: break
    }
  }
}
