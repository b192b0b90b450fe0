/// A linked template: a routine ready to render any number of records at once, and where each of its
/// bytes comes from. Immutable, so that tasks share it.
package struct Program: Sendable {
  let routine: Routine
  /// Where each step comes from, for the ones that write values.
  let origins: [SourceMap.Origin?]
  /// Where literal bytes come from: the origin of the byte at each offset of the text, ascending.
  let literalOrigins: [SourceMap.LiteralOrigin]
  /// What partials were written in, inner ones before those they stand in.
  let parts: [Part]

  init(
    shape: RecordShape, text: [UInt8], code: [Instruction], origins: [SourceMap.Origin?],
    literalOrigins: [SourceMap.LiteralOrigin], parts: [Part]
  ) {
    routine = Routine(shape: shape, text: text, code: code)
    self.origins = origins
    self.literalOrigins = literalOrigins
    self.parts = parts
  }
}

extension Program {
  /// Whether it writes nothing at all, for no record.
  package var isEmpty: Bool { routine.steps.isEmpty }

  /// Appends the rendered bytes. The record must have been made with the program's own shape.
  package func render(_ record: Record, into bytes: inout [UInt8]) {
    routine.render(record, into: &bytes)
  }

  package func render(_ record: Record) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(routine.text.count + 1024)
    render(record, into: &bytes)
    return bytes
  }

  /// Renders, and gives the ``structureDigest(_:)`` that the same steps make.
  package func renderDigested(_ record: Record) -> (bytes: [UInt8], digest: UInt64) {
    routine.renderDigested(record)
  }

  /// Appends, and gives the digest.
  package func renderDigested(_ record: Record, into bytes: inout [UInt8]) -> UInt64 {
    routine.renderDigested(record, into: &bytes)
  }

  /// Renders, and tells for each byte which place of which template it comes from.
  package func renderMapped(_ record: Record) -> (bytes: [UInt8], map: SourceMap) {
    var run = Run(routine, sink: MappedSink(), root: record)
    run.execute(routine.whole)
    return (
      run.sink.bytes,
      SourceMap(entries: run.sink.entries, literals: literalOrigins, origins: origins)
    )
  }

  /// A hash of all that can make two renderings differ in structure: which branches were taken, how
  /// often loops ran, markup, and values in structural attributes; of values in free places (words,
  /// `alt`, `title`, checked addresses…) only whether there is something to see in them.
  package func structureDigest(_ record: Record) -> UInt64 {
    var run = Run(routine, sink: DigestSink(), root: record)
    run.execute(routine.whole)
    return run.sink.digest.hash
  }

  /// The same program for records of which something is known beforehand: what follows from that is
  /// done once, here, instead of in each rendering.
  package func folded(knowing known: Knowledge) -> FoldedProgram {
    FoldedProgram(routine: Folding.fold(routine, knowing: known))
  }
}
