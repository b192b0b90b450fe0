internal import Diagnostics

/// What was given to a command, checked against its grammar.
struct Arguments: Sendable {
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]
  private var flags: Set<String> = []

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// The last value given.
  func value(_ option: String) -> String? { values[option]?.last }

  /// All values given, lists taken apart.
  func list(_ option: String) -> [String] {
    (values[option] ?? []).flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// A whole number from `range`.
  func number(_ option: String, in range: ClosedRange<Int>) throws(UsageFault) -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw .notInRange(option: option, value: text, range)
    }
    return number
  }
}

extension Arguments {
  /// Reads words as a shell passes them: `--name value`, `--name=value`, flags, operands; after `--`
  /// everything is an operand.
  ///
  /// `--help` stops the reading: whoever asks for help needs no complete command.
  init(_ words: [String], for grammar: CommandGrammar) throws(UsageFault) {
    let options = grammar.options + [.help]
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if word == "--" {
        operands += words[index...]
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      if word == "-h" || word == "--help" {
        flags.insert("help")
        return
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard word.hasPrefix("--"),
        let option = options.first(where: { "--\($0.name)" == parts[0] })
      else { throw .unknownOption(String(parts[0]), among: options.map { "--\($0.name)" }) }
      if option.value == nil {
        guard parts.count == 1 else { throw .flagWithValue(option.name) }
        flags.insert(option.name)
        continue
      }
      let value: String
      if parts.count == 2 {
        value = String(parts[1])
      } else {
        guard index < words.count else { throw .missingValue(option) }
        value = words[index]
        index += 1
      }
      try add(value, to: option)
    }
    for (one, other) in CommandGrammar.apart where isGiven(one) && isGiven(other) {
      throw .together(one, other)
    }
    let usage = "lintel \(Help.synopsis(of: grammar))"
    let needed = grammar.operands.prefix { !$0.isOptional }.count
    if operands.count < needed {
      throw .missingOperand(grammar.operands[operands.count].name, usage: usage)
    }
    if operands.count > grammar.operands.count {
      throw .extraOperand(operands[grammar.operands.count])
    }
    if let index = operands.firstIndex(of: "") {
      throw .emptyOperand(grammar.operands[index].name, usage: usage)
    }
  }

  private func isGiven(_ option: String) -> Bool {
    flags.contains(option) || values[option] != nil
  }

  private mutating func add(
    _ value: String, to option: CommandGrammar.Option
  ) throws(UsageFault) {
    guard !value.isEmpty else { throw .missingValue(option) }
    let items =
      option.repeats
      ? value.split(separator: ",", omittingEmptySubsequences: false).map(String.init) : [value]
    if items.contains("") { throw .emptyItem(option: option.name, value: value) }
    if let choices = option.choices {
      for item in items where !choices.contains(item) {
        throw .notAChoice(of: "--\(option.name)", value: item, choices)
      }
    }
    guard option.repeats || values[option.name] == nil else { throw .givenTwice(option.name) }
    values[option.name, default: []].append(value)
  }
}
