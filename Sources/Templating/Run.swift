/// One rendering: the model and the elements of loops that are open, and where the bytes go.
struct Run<Target: Sink> {
  var sink: Target
  private let routine: Routine
  /// The model's values, then those of each open loop's element.
  private var frames: [Frame]

  init(_ routine: Routine, sink: Target, root: Record) {
    precondition(
      root.shape === routine.shape, "the record has another shape than the program's model")
    self.routine = routine
    self.sink = sink
    frames = [Frame(root)]
  }

  mutating func execute(_ range: Range<Int>) {
    let steps = routine.steps
    let text = routine.text
    let model = frames[0].values
    let values = model.span
    var index = range.lowerBound
    while index < range.upperBound {
      let step = steps[index]
      switch step.kind {
      case .literal:
        sink.literal(Int(step.start)..<Int(step.end), in: text, of: routine, at: index)
      case .value:
        // The model's own values are looked at where they lie: a copy counts a reference.
        if step.depth == 1, step.frame == 0 {
          sink.value(values[Int(step.first)], step.escape, isFree: step.flag, at: index)
        } else {
          sink.value(value(step), step.escape, isFree: step.flag, at: index)
        }
      case .test:
        let isPresent = isPresent(step)
        sink.branch(isPresent ? 1 : 0)
        if isPresent != step.flag {
          index = Int(step.end)
          continue
        }
      case .loop:
        loop(value(step), body: (index + 1)..<Int(step.end))
        index = Int(step.end)
        continue
      case .plural:
        guard case .number(let number) = value(step) else {
          preconditionFailure("a plural needs a number")
        }
        sink.branch(2)
        if let target = routine.plurals[Int(step.start)].target(for: number) {
          index = target
          continue
        }
      case .jump:
        index = Int(step.end)
        continue
      }
      index += 1
    }
  }

  private mutating func loop(_ value: Value, body: Range<Int>) {
    guard case .list(let records) = value else {
      preconditionFailure("only a list can be looped over")
    }
    sink.branch(records.count)
    let top = frames.count
    for record in records {
      if frames.count > top { frames[top] = Frame(record) } else { frames.append(Frame(record)) }
      execute(body)
    }
    if frames.count > top { frames.removeLast() }
  }

  // MARK: Values

  private func isPresent(_ step: Step) -> Bool {
    switch step.depth {
    case 1: frames[Int(step.frame)].presence[Int(step.first)]
    case 2: frames[Int(step.frame)].values[Int(step.first)].record.presence[Int(step.second)]
    default: value(step).isPresent
    }
  }

  private func value(_ step: Step) -> Value {
    switch step.depth {
    case 1: frames[Int(step.frame)].values[Int(step.first)]
    case 2:
      frames[Int(step.frame)].values[Int(step.first)].record.values[Int(step.second)]
    case 3:
      frames[Int(step.frame)].values[Int(step.first)].record.values[Int(step.second)].record
        .values[Int(step.third)]
    default: value(routine.longPaths[Int(step.first)])
    }
  }

  private func value(_ path: Path) -> Value {
    var value = frames[path.frame].values[path.slots[0]]
    for slot in path.slots.dropFirst() { value = value.record.values[slot] }
    return value
  }
}

/// A record without its shape: one reference to count less.
private struct Frame {
  let values: [Value]
  let presence: Presence

  init(_ record: Record) {
    values = record.values
    presence = record.presence
  }
}

extension Value {
  fileprivate var record: Record {
    guard case .record(let record) = self else {
      preconditionFailure("a path leads through a value that is no record")
    }
    return record
  }
}
