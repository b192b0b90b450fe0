internal import Bindings
internal import Diagnostics

/// Takes a command line to its command.
struct Dispatcher: Sendable {
  let groups: [CommandGroup]
  let disk: any Disk

  private var commands: [any Command.Type] { groups.flatMap(\.commands) }

  /// The exit status: 0 done, 1 at least one error, 2 wrong usage.
  func run(_ words: [String]) async -> Int32 {
    let console = Console(isQuiet: false)
    switch words.first {
    case "--help", "-h", "help":
      guard let command = try? command(of: Array(words.dropFirst())) else {
        console.write(Help.overview(groups))
        return 0
      }
      console.write(Help.page(of: command.type.grammar))
      return 0
    case "--version":
      console.write("lintel \(Version.current)\n")
      return 0
    case nil:
      Machine.write(Help.overview(groups), to: 2)
      return 2
    default: break
    }
    do throws(UsageFault) {
      let (type, rest) = try command(of: words)
      let arguments = try Arguments(rest, for: type.grammar)
      if arguments.has("help") {
        console.write(Help.page(of: type.grammar))
        return 0
      }
      return try await type.run(arguments, Session(arguments, disk: disk))
    } catch {
      let report = TextReport(isColored: Console.isColored(2)) { _ in nil }
      Machine.write(report.text(of: [error.diagnostic]), to: 2)
      return 2
    }
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
    throw .unknownCommand(first, among: names.map { String($0.prefix { $0 != " " }) })
  }
}
