/// A linked template: literal bytes and a flat list of steps, ready to render any number of records at
/// once. Immutable, so that tasks share it.
package struct Program: Sendable {
  let shape: RecordShape
  let text: [UInt8]
  let steps: [Step]
  /// Paths of more names than a step holds.
  let longPaths: [Path]
  let plurals: [PluralChoice]
  /// Where each step comes from, for the ones that write values.
  let origins: [SourceMap.Origin?]
  /// Where literal bytes come from: the origin of the byte at each offset of `text`, ascending.
  let literalOrigins: [SourceMap.LiteralOrigin]

  init(
    shape: RecordShape, text: [UInt8], code: [Instruction], origins: [SourceMap.Origin?],
    literalOrigins: [SourceMap.LiteralOrigin]
  ) {
    self.shape = shape
    self.text = text
    self.origins = origins
    self.literalOrigins = literalOrigins
    var assembly = Assembly()
    for instruction in code { assembly.add(instruction) }
    steps = assembly.steps
    longPaths = assembly.longPaths
    plurals = assembly.plurals
  }
}

extension Program {
  /// Appends the rendered bytes. The record must have been made with the program's own shape.
  package func render(_ record: Record, into bytes: inout [UInt8]) {
    var run = Run(program: self, sink: PlainSink(), root: record)
    swap(&run.sink.bytes, &bytes)
    run.execute(0..<steps.count)
    swap(&run.sink.bytes, &bytes)
  }

  package func render(_ record: Record) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + 1024)
    render(record, into: &bytes)
    return bytes
  }

  /// Renders, and gives the ``structureDigest(_:)`` that the same steps make.
  package func renderDigested(_ record: Record) -> (bytes: [UInt8], digest: UInt64) {
    var run = Run(program: self, sink: DigestedSink(), root: record)
    run.sink.plain.bytes.reserveCapacity(text.count + 1024)
    run.execute(0..<steps.count)
    return (run.sink.plain.bytes, run.sink.digest.hash)
  }

  /// Renders, and tells for each byte which place of which template it comes from.
  package func renderMapped(_ record: Record) -> (bytes: [UInt8], map: SourceMap) {
    var run = Run(program: self, sink: MappedSink(), root: record)
    run.execute(0..<steps.count)
    return (
      run.sink.bytes,
      SourceMap(entries: run.sink.entries, literals: literalOrigins, origins: origins)
    )
  }

  /// A hash of all that can make two renderings differ in structure: which branches were taken, how
  /// often loops ran, markup, and values in structural attributes; of values in free places (words,
  /// `alt`, `title`, checked addresses…) only whether they are there.
  package func structureDigest(_ record: Record) -> UInt64 {
    var run = Run(program: self, sink: DigestSink(), root: record)
    run.execute(0..<steps.count)
    return run.sink.hash
  }
}
