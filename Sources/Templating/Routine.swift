/// Literal bytes and a flat list of steps over them: what a run executes.
///
/// An object, so that each of many renderings counts one reference.
final class Routine: Sendable {
  let shape: RecordShape
  let text: [UInt8]
  let steps: [Step]
  /// Paths of more names than a step holds.
  let longPaths: [Path]
  let plurals: [PluralChoice]
  /// What each step of literal bytes adds to a structure's digest.
  let digests: [StructureDigest]

  init(shape: RecordShape, text: [UInt8], code: [Instruction]) {
    self.shape = shape
    self.text = text
    var assembly = Assembly()
    for instruction in code { assembly.add(instruction) }
    steps = assembly.steps
    longPaths = assembly.longPaths
    plurals = assembly.plurals
    digests = assembly.digests
  }

  var whole: Range<Int> { 0..<steps.count }

  /// Where the value of a step is found.
  func path(_ step: Step) -> Path {
    let slots = [step.first, step.second, step.third].prefix(Int(step.depth)).map(Int.init)
    return step.depth > 3
      ? longPaths[Int(step.first)] : Path(frame: Int(step.frame), slots: Array(slots))
  }

  /// The forms of a plural, each as far as the jump that ends it; they follow each other.
  func forms(of plural: Step) -> [(category: PluralCategory, body: Range<Int>)] {
    let targets = plurals[Int(plural.start)].targets
    let end = Int(steps[targets[1].target - 1].end)
    return zip(targets, targets.dropFirst().map(\.target) + [end]).map { form, next in
      (form.category, form.target..<(next - 1))
    }
  }

  func render(_ record: Record, into bytes: inout [UInt8]) {
    var run = Run(self, sink: PlainSink(), root: record)
    swap(&run.sink.bytes, &bytes)
    run.execute(whole)
    swap(&run.sink.bytes, &bytes)
  }

  func renderDigested(_ record: Record) -> (bytes: [UInt8], digest: UInt64) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + 1024)
    let digest = renderDigested(record, into: &bytes)
    return (bytes, digest)
  }

  func renderDigested(_ record: Record, into bytes: inout [UInt8]) -> UInt64 {
    var run = Run(self, sink: DigestedSink(), root: record)
    swap(&run.sink.plain.bytes, &bytes)
    run.execute(whole)
    swap(&run.sink.plain.bytes, &bytes)
    return run.sink.digest.digest.hash
  }
}
