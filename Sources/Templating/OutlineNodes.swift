/// The partials of a program by where they begin, and where they cut its literal steps.
struct PartIndex {
  private let starts: [Part.Spot: [Part]]
  private let cuts: [Int: Set<Int>]

  /// - Parameter parts: inner ones before those they stand in.
  init(_ parts: [Part], in routine: Routine) {
    var starts: [Part.Spot: [Part]] = [:]
    var cuts: [Int: Set<Int>] = [:]
    for part in parts.reversed() {
      let part = Part(
        name: part.name, start: routine.plain(part.start), end: routine.plain(part.end))
      guard part.start < part.end else { continue }
      starts[part.start, default: []].append(part)
      for spot in [part.start, part.end] where spot.offset > 0 {
        cuts[spot.step, default: []].insert(spot.offset)
      }
    }
    self.starts = starts
    self.cuts = cuts
  }

  /// Outer ones first.
  func parts(at spot: Part.Spot) -> [Part] { starts[spot] ?? [] }

  /// The pieces of a literal step by their offsets in it.
  func pieces(of step: Step, at index: Int) -> [Range<Int>] {
    let cuts = cuts[index, default: []].sorted()
    return zip([0] + cuts, cuts + [Int(step.end - step.start)]).map { $0..<$1 }
  }
}

extension Routine {
  /// The one way to say a place: the end of a literal step is the beginning of the next.
  fileprivate func plain(_ spot: Part.Spot) -> Part.Spot {
    guard spot.step < steps.count, steps[spot.step].kind == .literal,
      spot.offset < Int(steps[spot.step].end - steps[spot.step].start)
    else { return Part.Spot(step: spot.offset == 0 ? spot.step : spot.step + 1, offset: 0) }
    return spot
  }
}

/// The nodes of one body, those of a partial in a node of their own.
struct OutlineNodes {
  private let index: PartIndex
  private var open: [(part: Part?, nodes: [Outline])] = [(nil, [])]

  init(_ index: PartIndex) { self.index = index }

  mutating func append(_ node: Outline) { open[open.count - 1].nodes.append(node) }

  /// Ends the partials that end here, and begins those that begin.
  mutating func reach(_ spot: Part.Spot) {
    close { $0.end <= spot }
    open += index.parts(at: spot).map { ($0, []) }
  }

  /// All nodes of the body.
  mutating func finish() -> [Outline] {
    close { _ in true }
    return open[0].nodes
  }

  private mutating func close(_ isOver: (Part) -> Bool) {
    while let last = open.last, let part = last.part, isOver(part) {
      open.removeLast()
      append(.part(part.name, last.nodes))
    }
  }
}
