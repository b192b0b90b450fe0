/// Reads what the service model uses of Java's regular expressions: sets, groups, choices, repeats,
/// one look behind. The patterns are our own data, so what is not understood is a broken promise.
struct ServicePatternCompiler {
  indirect enum Node {
    case set(ServiceCharacterSet)
    case sequence([Node])
    case choice([Node])
    /// At least and at most so often; nil for without end.
    case repeated(Node, Int, Int?)
    case notAfter(ServiceCharacterSet)
  }

  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var dotTakesLineEnds = false

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func take(_ text: String) -> Bool {
    guard scalars[place...].starts(with: text.unicodeScalars) else { return false }
    place += text.unicodeScalars.count
    return true
  }

  mutating func parse() -> Node {
    if take("(?s)") { dotTakesLineEnds = true }
    let node = choice()
    precondition(place == scalars.count, "a pattern ends early")
    return node
  }

  private mutating func choice() -> Node {
    var branches = [sequence()]
    while take("|") { branches.append(sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() -> Node {
    var nodes: [Node] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      // Anchors change nothing: the whole value is matched.
      if scalar == "^" || scalar == "$" {
        place += 1
        continue
      }
      nodes.append(repeated(atom()))
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func atom() -> Node {
    if take("(?<!") {
      guard case .set(let set) = choice() else { preconditionFailure("looks behind a set only") }
      place += 1
      return .notAfter(set)
    }
    if take("(?:") || take("(") {
      let node = choice()
      place += 1
      return node
    }
    if take("[") { return .set(bracket()) }
    if take("\\") { return .set(escape()) }
    if take(".") { return .set(.any(withLineEnds: dotTakesLineEnds)) }
    return .set(single())
  }

  private mutating func repeated(_ node: Node) -> Node {
    if take("+") { return .repeated(node, 1, nil) }
    if take("*") { return .repeated(node, 0, nil) }
    if take("?") { return .repeated(node, 0, 1) }
    guard take("{") else { return node }
    let minimum = number()
    let maximum = take(",") ? number() : minimum
    place += 1
    return .repeated(node, minimum, maximum)
  }

  private mutating func number() -> Int {
    var number = 0
    while let digit = next, let value = Character(digit).wholeNumberValue {
      number = number * 10 + value
      place += 1
    }
    return number
  }

  private mutating func single() -> ServiceCharacterSet {
    var set = ServiceCharacterSet()
    let value = scalars[place].value
    set.insert(value...value)
    place += 1
    return set
  }

  /// What stands between brackets; the first is behind us.
  private mutating func bracket() -> ServiceCharacterSet {
    var set = ServiceCharacterSet()
    let isInverted = take("^")
    while let scalar = next, scalar != "]" {
      if scalar == "\\", place + 1 < scalars.count, scalars[place + 1] != "x" {
        place += 1
        set.formUnion(escape())
        continue
      }
      let first = value()
      if next == "-", place + 1 < scalars.count, scalars[place + 1] != "]", isRange(from: first) {
        place += 1
        set.insert(first...value())
      } else {
        set.insert(first...first)
      }
    }
    place += 1
    if isInverted { set.invert() }
    return set
  }

  /// `A-Z` is a range, the second `-` of `0-9-_` stands for itself.
  private func isRange(from first: UInt32) -> Bool {
    let end = scalars[place + 1]
    return end == "\\" ? place + 2 < scalars.count && scalars[place + 2] == "x" : end.value >= first
  }

  private mutating func value() -> UInt32 {
    if take("\\x") {
      let digits = String(String.UnicodeScalarView(scalars[place..<place + 2]))
      place += 2
      return UInt32(digits, radix: 16) ?? 0
    }
    place += 1
    return scalars[place - 1].value
  }

  /// What follows a backslash.
  private mutating func escape() -> ServiceCharacterSet {
    let scalar = scalars[place]
    place += 1
    var set = ServiceCharacterSet()
    switch scalar {
    case "w": return .word
    case "d": return .digit
    case "s": return .space
    case "S":
      set = .space
      set.invert()
    case "t": set.insert(0x09...0x09)
    case "n": set.insert(0x0A...0x0A)
    case "r": set.insert(0x0D...0x0D)
    case "p":
      set.insert(Self.category(scalars[place + 1]))
      place += 3
    default: set.insert(scalar.value...scalar.value)
    }
    return set
  }

  private static func category(_ letter: Unicode.Scalar) -> ServiceCharacterSet.Categories {
    switch letter {
    case "L": .letter
    case "M": .mark
    case "S": .symbol
    case "N": .number
    case "P": .punctuation
    case "Z": .separator
    default: preconditionFailure("no category '\(letter)'")
    }
  }
}

/// From the tree to steps.
extension ServicePatternCompiler {
  static func steps(for node: Node) -> [ServicePattern.Step] {
    var steps: [ServicePattern.Step] = []
    append(node, to: &steps)
    steps.append(.match)
    return steps
  }

  private static func append(_ node: Node, to steps: inout [ServicePattern.Step]) {
    switch node {
    case .set(let set): steps.append(.set(set))
    case .notAfter(let set): steps.append(.notAfter(set))
    case .sequence(let nodes): for node in nodes { append(node, to: &steps) }
    case .choice(let nodes): append(nodes[...], to: &steps)
    case .repeated(let node, let minimum, let maximum):
      for _ in 0..<minimum { append(node, to: &steps) }
      guard let maximum else { return appendLoop(node, to: &steps) }
      var splits: [Int] = []
      for _ in minimum..<maximum {
        splits.append(steps.count)
        steps.append(.jump(0))
        append(node, to: &steps)
      }
      for split in splits { steps[split] = .split(split + 1, steps.count) }
    }
  }

  private static func appendLoop(_ node: Node, to steps: inout [ServicePattern.Step]) {
    let start = steps.count
    steps.append(.jump(0))
    append(node, to: &steps)
    steps.append(.jump(start))
    steps[start] = .split(start + 1, steps.count)
  }

  private static func append(_ choices: ArraySlice<Node>, to steps: inout [ServicePattern.Step]) {
    guard let first = choices.first else { return }
    guard choices.count > 1 else { return append(first, to: &steps) }
    let start = steps.count
    steps.append(.jump(0))
    append(first, to: &steps)
    let end = steps.count
    steps.append(.jump(0))
    steps[start] = .split(start + 1, steps.count)
    append(choices.dropFirst(), to: &steps)
    steps[end] = .jump(steps.count)
  }
}
