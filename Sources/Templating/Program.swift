/// A linked template: literal bytes and a flat list of instructions, ready to render any number of
/// records at once. Immutable, so that tasks share it.
package struct Program: Sendable {
  let shape: RecordShape
  let text: [UInt8]
  let code: [Instruction]
  /// Where each instruction comes from, for the ones that write values.
  let origins: [SourceMap.Origin?]
  /// Where literal bytes come from: the origin of the byte at each offset of `text`, ascending.
  let literalOrigins: [SourceMap.LiteralOrigin]
}

/// Where a value is found: which loop's element or the model itself, then names by their slots.
struct Path: Hashable, Sendable {
  let frame: Int
  let slots: [Int]
}

enum Instruction: Sendable {
  case literal(Range<Int>)
  case value(Path, Escape, isFree: Bool)
  /// Goes on if the value's presence is as wanted, else at `end`.
  case test(Path, wanted: Bool, end: Int)
  /// Runs what follows up to `end` for each element.
  case loop(Path, end: Int)
  /// Goes on at the target of the number's plural category.
  case plural(Path, locale: String, targets: [(category: PluralCategory, target: Int)])
  case jump(Int)
}

extension Program {
  /// Appends the rendered bytes. The record must have been made with the program's own shape.
  package func render(_ record: Record, into bytes: inout [UInt8]) {
    precondition(record.shape === shape, "the record has another shape than the program's model")
    var run = Run(program: self, sink: PlainSink(), root: record)
    run.sink.bytes = bytes
    bytes = []
    run.execute(0..<code.count)
    bytes = run.sink.bytes
  }

  package func render(_ record: Record) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + 1024)
    render(record, into: &bytes)
    return bytes
  }

  /// Renders, and tells for each byte which place of which template it comes from.
  package func renderMapped(_ record: Record) -> (bytes: [UInt8], map: SourceMap) {
    precondition(record.shape === shape, "the record has another shape than the program's model")
    var run = Run(program: self, sink: MappedSink(), root: record)
    run.execute(0..<code.count)
    return (
      run.sink.bytes,
      SourceMap(entries: run.sink.entries, literals: literalOrigins, origins: origins)
    )
  }

  /// A hash of all that can make two renderings differ in structure: which branches were taken, how
  /// often loops ran, markup, and values in structural attributes; of values in free places (words,
  /// `alt`, `title`, checked addresses…) only whether they are there.
  package func structureDigest(_ record: Record) -> UInt64 {
    precondition(record.shape === shape, "the record has another shape than the program's model")
    var run = Run(program: self, sink: DigestSink(), root: record)
    run.execute(0..<code.count)
    return run.sink.hash
  }
}

/// Takes what a run writes.
protocol Sink {
  mutating func literal(_ range: Range<Int>, of text: [UInt8])
  mutating func value(_ value: Value, _ escape: Escape, isFree: Bool, at instruction: Int)
  mutating func branch(_ number: Int)
}

private struct PlainSink: Sink {
  var bytes: [UInt8] = []

  mutating func literal(_ range: Range<Int>, of text: [UInt8]) {
    bytes.append(contentsOf: text[range])
  }

  mutating func value(_ value: Value, _ escape: Escape, isFree: Bool, at instruction: Int) {
    value.append(escape, to: &bytes)
  }

  mutating func branch(_ number: Int) {}
}

private struct MappedSink: Sink {
  var bytes: [UInt8] = []
  var entries: [SourceMap.Entry] = []

  mutating func literal(_ range: Range<Int>, of text: [UInt8]) {
    entries.append(SourceMap.Entry(output: bytes.count, source: .literal(range.lowerBound)))
    bytes.append(contentsOf: text[range])
  }

  mutating func value(_ value: Value, _ escape: Escape, isFree: Bool, at instruction: Int) {
    entries.append(SourceMap.Entry(output: bytes.count, source: .instruction(instruction)))
    value.append(escape, to: &bytes)
  }

  mutating func branch(_ number: Int) {}
}

private struct DigestSink: Sink {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func literal(_ range: Range<Int>, of text: [UInt8]) { mix(range.lowerBound) }

  mutating func value(_ value: Value, _ escape: Escape, isFree: Bool, at instruction: Int) {
    if isFree {
      mix(value.isPresent ? 1 : 0)
    } else {
      var bytes: [UInt8] = []
      value.append(escape, to: &bytes)
      for byte in bytes { mixByte(byte) }
    }
  }

  mutating func branch(_ number: Int) { mix(number) }

  private mutating func mix(_ number: Int) {
    hash = (hash ^ UInt64(truncatingIfNeeded: number)) &* 0x0000_0100_0000_01b3
    hash ^= hash >> 29
  }

  private mutating func mixByte(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }
}

extension Value {
  func append(_ escape: Escape, to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): Escaper.append(text, escape, to: &bytes)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let number): bytes.append(contentsOf: String(number).utf8)
    case .url(let url): Escaper.append(url.text, escape, to: &bytes)
    case .css(let value): bytes.append(contentsOf: value.text.utf8)
    case .markup(let markup): bytes.append(contentsOf: markup.bytes)
    case .list, .record: break
    }
  }
}

/// One rendering: the loops' elements that are open, and where the bytes go.
private struct Run<Target: Sink> {
  let program: Program
  var sink: Target
  private var frames: [Value]

  init(program: Program, sink: Target, root: Record) {
    self.program = program
    self.sink = sink
    frames = [.record(root)]
  }

  private func value(_ path: Path) -> Value {
    var value = frames[path.frame]
    for slot in path.slots {
      guard case .record(let record) = value else {
        preconditionFailure("a path leads through a value that is no record")
      }
      value = record.values[slot]
    }
    return value
  }

  mutating func execute(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch program.code[index] {
      case .literal(let range): sink.literal(range, of: program.text)
      case .value(let path, let escape, let isFree):
        sink.value(value(path), escape, isFree: isFree, at: index)
      case .test(let path, let wanted, let end):
        let isPresent = value(path).isPresent
        sink.branch(isPresent ? 1 : 0)
        if isPresent != wanted {
          index = end
          continue
        }
      case .loop(let path, let end):
        loop(value(path), body: (index + 1)..<end)
        index = end
        continue
      case .plural(let path, let locale, let targets):
        guard case .number(let number) = value(path) else {
          preconditionFailure("a plural needs a number")
        }
        let category = PluralRules.category(of: number, in: locale)
        let chosen =
          targets.first { $0.category == category } ?? targets.first { $0.category == .other }
        sink.branch(2)
        if let chosen {
          index = chosen.target
          continue
        }
      case .jump(let target):
        index = target
        continue
      }
      index += 1
    }
  }

  private mutating func loop(_ value: Value, body: Range<Int>) {
    frames.append(value)
    defer { frames.removeLast() }
    let top = frames.count - 1
    guard case .list(let records) = value else {
      preconditionFailure("only a list can be looped over")
    }
    sink.branch(records.count)
    for record in records {
      frames[top] = .record(record)
      execute(body)
    }
  }
}
