internal import Diagnostics

/// What can be wrong with a command line.
enum UsageFault: Error {
  case noCommand
  case unknownCommand(String, among: [String])
  /// The first word of commands that have two.
  case half(String, of: [String])
  /// The second word of commands that have two, without the first.
  case onlyHalf(String, of: [String])
  /// An option where the command stands; `command` takes it.
  case optionFirst(String, command: String)
  case unknownOption(String, among: [String])
  case missingValue(CommandGrammar.Option)
  /// A list with a comma too many.
  case emptyItem(option: String, value: String)
  case flagWithValue(String)
  case givenTwice(String)
  /// Of an option (`--format`) or an operand (`SHELL`).
  case notAChoice(of: String, value: String, [String])
  case notInRange(option: String, value: String, ClosedRange<Int>)
  case badShard(String)
  case missingOperand(String, usage: String)
  case emptyOperand(String, usage: String)
  case extraOperand(String)
  case together(String, String)
}

extension UsageFault {
  /// The finding for a person; it has no place.
  var diagnostic: Diagnostic {
    func error(_ code: String, _ message: String, _ hint: String? = nil) -> Diagnostic {
      Diagnostic(.error, "usage.\(code)", message, hint: hint)
    }
    switch self {
    case .noCommand: return error("command", "no command was given", "lintel --help lists them")
    case .unknownCommand(let name, let names):
      return error(
        "command", "there is no command '\(name)'",
        nearestNameHint(for: name, among: names) ?? "lintel --help lists them")
    case .half(let word, let names):
      return error(
        "command", "'\(word)' needs a second word",
        "one of: \(names.map { "lintel \($0)" }.joined(separator: ", "))")
    case .onlyHalf(let word, let names):
      return error(
        "command", "there is no command '\(word)'",
        "did you mean \(names.map { "'\($0)'" }.joined(separator: " or "))?")
    case .optionFirst(let option, let command):
      return error(
        "option", "'\(option)' stands where the command is named",
        "options follow it: lintel \(command) \(option)")
    case .unknownOption(let name, let names):
      return error(
        "option", "there is no option '\(name)'",
        nearestNameHint(for: name, among: names) ?? "--help lists them")
    case .missingValue(let option):
      return error(
        "value", "--\(option.name) needs a value: --\(option.name) \(option.value ?? "")")
    case .emptyItem(let name, let value):
      return error("value", "'\(value)' has a comma too many for --\(name)")
    case .flagWithValue(let name): return error("value", "--\(name) takes no value")
    case .givenTwice(let name): return error("value", "--\(name) was given twice")
    case .notAChoice(let name, let value, let choices):
      return error(
        "choice", "'\(value)' is no value of \(name)",
        nearestNameHint(for: value, among: choices) ?? "one of: \(choices.joined(separator: ", "))")
    case .notInRange(let option, let value, let range):
      return error(
        "number",
        "--\(option) takes a whole number from \(range.lowerBound) to \(range.upperBound), not '\(value)'"
      )
    case .badShard(let text):
      return error(
        "shard", "'\(text)' is no part of a whole", "--shard 2/8 builds the second of eight parts")
    case .missingOperand(let name, let usage):
      return error("operand", "\(name) is missing", "write \(usage); --help says more")
    case .emptyOperand(let name, let usage):
      return error("operand", "\(name) is empty", "write \(usage); --help says more")
    case .extraOperand(let word): return error("operand", "'\(word)' is one word too many")
    case .together(let one, let other):
      return error("options", "--\(one) and --\(other) do not go together")
    }
  }
}
