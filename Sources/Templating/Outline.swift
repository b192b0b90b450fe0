/// What a program does, as a tree of names: for those who write the same in another language.
package indirect enum Outline: Sendable {
  case literal([UInt8])
  case value(Place)
  /// A block of data, which is written as it is.
  case data(Place)
  /// Shown if the value's presence is as wanted.
  case section(Place, wanted: Bool, [Outline])
  /// Shown for each element, whose own names are at the next level.
  case loop(Place, [Outline])
  case plural(Place, [(category: PluralCategory, body: [Outline])])
  /// A partial, with what was written in for it.
  case part(String, [Outline])

  /// Where a value is found.
  package struct Place: Hashable, Sendable {
    /// 0 for the model, then one more for each loop around.
    package let level: Int
    package let names: [String]
  }
}

extension Program {
  package var outline: [Outline] {
    Outlining(
      routine: routine, parts: PartIndex(parts, in: routine), levels: [.record(routine.shape)]
    ).outline(routine.whole)
  }
}

private struct Outlining {
  let routine: Routine
  let parts: PartIndex
  /// What the names of each level stand in.
  let levels: [Shape]

  func outline(_ range: Range<Int>) -> [Outline] {
    var nodes = OutlineNodes(parts)
    var index = range.lowerBound
    while index < range.upperBound {
      nodes.reach(Part.Spot(step: index, offset: 0))
      let step = routine.steps[index]
      let end = Int(step.end)
      switch step.kind {
      case .literal:
        for piece in parts.pieces(of: step, at: index) {
          if piece.lowerBound > 0 {
            nodes.reach(Part.Spot(step: index, offset: piece.lowerBound))
          }
          let bytes = routine.text[Int(step.start)...].dropFirst(piece.lowerBound)
          nodes.append(.literal(Array(bytes.prefix(piece.count))))
        }
        index += 1
      case .value:
        let (place, shape) = place(step)
        if case .data = shape { nodes.append(.data(place)) } else { nodes.append(.value(place)) }
        index += 1
      case .test:
        nodes.append(
          .section(place(step).place, wanted: step.flag, outline((index + 1)..<end)))
        index = end
      case .loop:
        let (place, shape) = place(step)
        guard case .list(let element) = shape else {
          preconditionFailure("only a list can be looped over")
        }
        let inner = Outlining(routine: routine, parts: parts, levels: levels + [element])
        nodes.append(.loop(place, inner.outline((index + 1)..<end)))
        index = end
      case .plural:
        let forms = routine.forms(of: step)
        nodes.append(.plural(place(step).place, forms.map { ($0.category, outline($0.body)) }))
        index = (forms.last?.body.upperBound ?? index) + 1
      case .jump: index = end
      }
    }
    return nodes.finish()
  }

  private func place(_ step: Step) -> (place: Outline.Place, shape: Shape) {
    let path = routine.path(step)
    var shape = levels[path.frame]
    var names: [String] = []
    for slot in path.slots {
      guard case .record(let record) = shape else {
        preconditionFailure("a path leads through a value that is no record")
      }
      names.append(record.fields[slot].name)
      shape = record.fields[slot].shape
    }
    return (Outline.Place(level: path.frame, names: names), shape)
  }
}
