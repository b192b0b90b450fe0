/// A routine run ahead with what is known: what would be written is kept as text, what is not known
/// stays a step.
struct Folding {
  private let routine: Routine
  /// The model, then the elements of the loops that are open where the folding stands.
  private var frames: [Frame]
  /// How many of the frames a run will have as well.
  private var depth = 1

  private var text: [UInt8] = []
  private var code: [Instruction] = []
  /// Where the text begins that no instruction writes yet, and what it adds to the digest.
  private var start = 0
  private var digest = DigestSink()

  private struct Frame {
    let known: Knowledge
    /// Which of a run's frames it is; an element that is known is none.
    let place: Int
  }

  static func fold(_ routine: Routine, knowing known: Knowledge) -> Routine {
    var folding = Folding(routine: routine, frames: [Frame(known: known, place: 0)])
    folding.fold(routine.whole)
    folding.flush()
    return Routine(shape: routine.shape, text: folding.text, code: folding.code)
  }

  private init(routine: Routine, frames: [Frame]) {
    self.routine = routine
    self.frames = frames
  }

  private mutating func fold(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let step = routine.steps[index]
      switch step.kind {
      case .literal:
        text += routine.text[Int(step.start)..<Int(step.end)]
        digest.literal(routine.digests[index])
        index += 1
      case .value:
        value(step, at: index)
        index += 1
      case .test: index = test(step, at: index)
      case .loop:
        loop(step, body: (index + 1)..<Int(step.end))
        index = Int(step.end)
      case .plural: index = plural(step, at: index)
      case .jump: index = Int(step.end)
      }
    }
  }

  private mutating func value(_ step: Step, at index: Int) {
    if let value = known(step) {
      value.append(step.escape, to: &text)
      digest.value(value, step.escape, isFree: step.flag, at: index)
    } else {
      emit(.value(path(step), step.escape, isFree: step.flag))
    }
  }

  /// - Returns: where the folding goes on.
  private mutating func test(_ step: Step, at index: Int) -> Int {
    if let value = known(step) {
      digest.branch(value.isPresent ? 1 : 0)
      return value.isPresent == step.flag ? index + 1 : Int(step.end)
    }
    let place = emit(.test(path(step), wanted: step.flag, end: 0))
    fold((index + 1)..<Int(step.end))
    flush()
    code[place] = .test(path(step), wanted: step.flag, end: code.count)
    return Int(step.end)
  }

  private mutating func loop(_ step: Step, body: Range<Int>) {
    if case .list(let records) = known(step) {
      digest.branch(records.count)
      for record in records {
        frames.append(Frame(known: .value(.record(record)), place: depth))
        fold(body)
        frames.removeLast()
      }
      return
    }
    let place = emit(.loop(path(step), end: 0))
    frames.append(Frame(known: .nothing, place: depth))
    depth += 1
    fold(body)
    flush()
    depth -= 1
    frames.removeLast()
    code[place] = .loop(path(step), end: code.count)
  }

  private mutating func plural(_ step: Step, at index: Int) -> Int {
    let choice = routine.plurals[Int(step.start)]
    if case .number(let number) = known(step) {
      digest.branch(2)
      return choice.target(for: number) ?? index + 1
    }
    let place = emit(.plural(path(step), locale: choice.locale, targets: []))
    var targets: [(category: PluralCategory, target: Int)] = []
    var jumps: [Int] = []
    let forms = routine.forms(of: step)
    for (category, body) in forms {
      targets.append((category, code.count))
      fold(body)
      jumps.append(emit(.jump(0)))
    }
    code[place] = .plural(path(step), locale: choice.locale, targets: targets)
    for jump in jumps { code[jump] = .jump(code.count) }
    return (forms.last?.body.upperBound ?? index) + 1
  }

  // MARK: Values

  private func known(_ step: Step) -> Value? {
    let path = routine.path(step)
    let found = path.slots.reduce(frames[path.frame].known) { $0.field($1) }
    guard case .value(let value) = found else { return nil }
    return value
  }

  /// The path as a run will go it.
  private func path(_ step: Step) -> Path {
    let path = routine.path(step)
    return Path(frame: frames[path.frame].place, slots: path.slots)
  }

  // MARK: Writing

  @discardableResult private mutating func emit(_ instruction: Instruction) -> Int {
    flush()
    code.append(instruction)
    return code.count - 1
  }

  /// Ends the text that is being gathered, so that an instruction or a jump's target can follow.
  private mutating func flush() {
    guard start < text.count || !digest.digest.isEmpty else { return }
    code.append(.literal(start..<text.count, digest.digest))
    start = text.count
    digest = DigestSink()
  }
}
