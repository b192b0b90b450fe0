/// A regular expression of the service model, compiled once; it is matched against the whole value.
///
/// Matching follows all paths at once (Thompson's construction), so that no value can make it slow:
/// time grows with length × size of the pattern. Swift's own `Regex` cannot be kept in a value that
/// crosses threads, and costs micro-seconds a match.
struct ServicePattern: Sendable {
  enum Step: Sendable {
    case set(ServiceCharacterSet)
    case split(Int, Int)
    case jump(Int)
    /// Goes on where the scalar before this place is not of the set: `(?<!\.)`.
    case notAfter(ServiceCharacterSet)
    case match
  }

  /// The text as the service prints it.
  let text: String
  /// The whole pattern when it is one repeated set, as most are.
  private let loop: (set: ServiceCharacterSet, isOptional: Bool)?
  private let steps: [Step]

  init(_ text: String) {
    self.text = text
    var compiler = ServicePatternCompiler(text)
    let node = compiler.parse()
    if case .repeated(.set(let set), let minimum, nil) = node, minimum <= 1 {
      loop = (set, minimum == 0)
    } else {
      loop = nil
    }
    steps = ServicePatternCompiler.steps(for: node)
  }

  /// Whether the whole of the value is of this form.
  func matches(_ value: String) -> Bool {
    guard let loop else { return matchesSteps(value) }
    if value.isEmpty { return loop.isOptional }
    for scalar in value.unicodeScalars where !loop.set.contains(scalar) { return false }
    return true
  }

  private func matchesSteps(_ value: String) -> Bool {
    var current: [Int] = []
    var next: [Int] = []
    var seen = [Int](repeating: -1, count: steps.count)
    var position = 0
    add(0, after: nil, to: &current, seen: &seen, at: position)
    for scalar in value.unicodeScalars {
      position += 1
      for index in current {
        if case .set(let set) = steps[index], set.contains(scalar) {
          add(index + 1, after: scalar, to: &next, seen: &seen, at: position)
        }
      }
      if next.isEmpty { return false }
      swap(&current, &next)
      next.removeAll(keepingCapacity: true)
    }
    return current.contains { if case .match = steps[$0] { true } else { false } }
  }

  /// Follows the steps that take no scalar.
  private func add(
    _ index: Int, after last: Unicode.Scalar?, to states: inout [Int], seen: inout [Int],
    at position: Int
  ) {
    guard seen[index] != position else { return }
    seen[index] = position
    switch steps[index] {
    case .jump(let target): add(target, after: last, to: &states, seen: &seen, at: position)
    case .split(let one, let other):
      add(one, after: last, to: &states, seen: &seen, at: position)
      add(other, after: last, to: &states, seen: &seen, at: position)
    case .notAfter(let set):
      if let last, set.contains(last) { return }
      add(index + 1, after: last, to: &states, seen: &seen, at: position)
    case .set, .match: states.append(index)
    }
  }
}
