/// What the linker writes down: one thing to do, with the names as they were resolved.
enum Instruction: Sendable {
  /// Bytes of the text, and what they add to a structure's digest.
  case literal(Range<Int>, StructureDigest)
  case value(Path, Escape, isFree: Bool)
  /// Goes on if the value's presence is as wanted, else at `end`.
  case test(Path, wanted: Bool, end: Int)
  /// Runs what follows up to `end` for each element.
  case loop(Path, end: Int)
  /// Goes on at the target of the number's plural category.
  case plural(Path, locale: String, targets: [(category: PluralCategory, target: Int)])
  case jump(Int)
}

/// Where a value is found: which loop's element or the model itself, then names by their slots.
struct Path: Hashable, Sendable {
  let frame: Int
  let slots: [Int]
}

/// An instruction without references, so that running one costs no reference counts: a page has some
/// four hundred of them.
struct Step: Sendable {
  enum Kind: Sendable { case literal, value, test, loop, plural, jump }

  let kind: Kind
  var escape = Escape.none
  /// Whether a value is free, or which presence a test wants.
  var flag = false
  /// How many slots lead to the value; more than three are a long path, by its number in `first`.
  var depth: UInt8 = 0
  var frame: UInt16 = 0
  var first: UInt16 = 0
  var second: UInt16 = 0
  var third: UInt16 = 0
  /// A literal's bytes; where a section ends; a plural's number.
  var start: Int32 = 0
  var end: Int32 = 0
}

struct PluralChoice: Sendable {
  let locale: String
  /// Two at least: a text of one form needs no choice.
  let targets: [(category: PluralCategory, target: Int)]

  func target(for number: Int) -> Int? {
    let category = PluralRules.category(of: number, in: locale)
    let chosen =
      targets.first { $0.category == category } ?? targets.first { $0.category == .other }
    return chosen?.target
  }
}

/// Turns instructions into steps.
struct Assembly {
  private(set) var steps: [Step] = []
  private(set) var longPaths: [Path] = []
  private(set) var plurals: [PluralChoice] = []
  private(set) var digests: [StructureDigest] = []

  mutating func add(_ instruction: Instruction) {
    var digest = StructureDigest()
    switch instruction {
    case .literal(let range, let own):
      digest = own
      steps.append(
        Step(kind: .literal, start: Int32(range.lowerBound), end: Int32(range.upperBound)))
    case .value(let path, let escape, let isFree):
      add(Step(kind: .value, escape: escape, flag: isFree), path)
    case .test(let path, let wanted, let end):
      add(Step(kind: .test, flag: wanted, end: Int32(end)), path)
    case .loop(let path, let end): add(Step(kind: .loop, end: Int32(end)), path)
    case .plural(let path, let locale, let targets):
      add(Step(kind: .plural, start: Int32(plurals.count)), path)
      plurals.append(PluralChoice(locale: locale, targets: targets))
    case .jump(let target): steps.append(Step(kind: .jump, end: Int32(target)))
    }
    digests.append(digest)
  }

  private mutating func add(_ step: Step, _ path: Path) {
    precondition(!path.slots.isEmpty, "a path names a value of a record")
    var step = step
    step.frame = UInt16(path.frame)
    step.depth = UInt8(min(path.slots.count, 4))
    if path.slots.count > 3 {
      step.first = UInt16(longPaths.count)
      longPaths.append(path)
    } else {
      step.first = UInt16(path.slots[0])
      if path.slots.count > 1 { step.second = UInt16(path.slots[1]) }
      if path.slots.count > 2 { step.third = UInt16(path.slots[2]) }
    }
    steps.append(step)
  }
}
