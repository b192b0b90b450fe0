internal import Bindings
internal import Diagnostics

/// Takes a command line to its command.
struct Dispatcher: Sendable {
  let groups: [CommandGroup]
  let disk: any Disk

  private var commands: [any Command.Type] { groups.flatMap(\.commands) }

  /// The exit status: 0 done, 1 at least one error, 2 wrong usage.
  func run(_ words: [String]) async -> Int32 {
    let output = StandardOutput()
    let status = await run(words, output)
    guard let failure = output.failure else { return status }
    tell(failure)
    return max(1, status)
  }

  private func run(_ words: [String], _ output: StandardOutput) async -> Int32 {
    switch words.first {
    case "--version":
      output.write("lintel \(Version.current)\n")
      return 0
    case nil:
      Console.tell(Help.overview(groups))
      return 2
    default: break
    }
    do throws(UsageFault) {
      if let help = try help(words) {
        output.write(help)
        return 0
      }
      let (type, rest) = try command(of: words)
      let arguments = try Arguments(rest, for: type.grammar)
      if arguments.has("help") {
        output.write(Help.page(of: type.grammar))
        return 0
      }
      return try await type.run(arguments, Session(arguments, disk: disk, output: output))
    } catch {
      tell(error.diagnostic)
      return 2
    }
  }

  /// Says what has no place in a file.
  private func tell(_ finding: Diagnostic) {
    Console.tell(TextReport(isColored: Console.isColored(2)) { _ in nil }.text(of: [finding]))
  }

  /// What `--help`, `help COMMAND` and `theme --help` show; nil where no such help is asked for.
  private func help(_ words: [String]) throws(UsageFault) -> String? {
    let isHelp = ["--help", "-h"]
    if words.count == 2, isHelp.contains(words[1]), let page = page(of: words[0]) { return page }
    guard let first = words.first, isHelp.contains(first) || first == "help" else { return nil }
    let topic = Array(words.dropFirst())
    guard let word = topic.first else { return Help.overview(groups) }
    if topic.count == 1, let page = page(of: word) { return page }
    return Help.page(of: try command(of: topic).type.grammar)
  }

  /// The page of the commands that begin with a word and have a second one.
  private func page(of word: String) -> String? {
    let commands = commands.map { $0.grammar }.filter { $0.name.hasPrefix(word + " ") }
    return commands.isEmpty ? nil : Help.page(of: commands, under: word)
  }

  /// The command that the first one or two words name, and the words after them.
  private func command(
    of words: [String]
  ) throws(UsageFault) -> (type: any Command.Type, rest: [String]) {
    guard let first = words.first else { throw .noCommand }
    for length in [2, 1] where words.count >= length {
      let name = words.prefix(length).joined(separator: " ")
      if let type = commands.first(where: { $0.grammar.name == name }) {
        return (type, Array(words.dropFirst(length)))
      }
    }
    let names = commands.map { $0.grammar.name }
    let seconds = names.filter { $0.hasPrefix(first + " ") }
    if !seconds.isEmpty {
      guard words.count > 1, !words[1].hasPrefix("-") else { throw .half(first, of: seconds) }
      throw .unknownCommand("\(first) \(words[1])", among: seconds)
    }
    if first.hasPrefix("-") { throw unknown(option: first) }
    let halves = names.filter { $0.hasSuffix(" " + first) }
    if !halves.isEmpty { throw .onlyHalf(first, of: halves) }
    throw .unknownCommand(
      first, among: names.map { String($0.prefix { $0 != " " }) } + ["help", "--version"])
  }

  private func unknown(option: String) -> UsageFault {
    let name = String(option.drop { $0 == "-" }.prefix { $0 != "=" })
    let command = commands.first { $0.grammar.options.contains { $0.name == name } }
    if let command { return .optionFirst(option, command: command.grammar.name) }
    return .unknownOption(option, among: ["--help", "--version"])
  }
}
