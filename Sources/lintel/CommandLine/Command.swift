/// A command: its grammar, and what it does.
protocol Command: Sendable {
  static var grammar: CommandGrammar { get }

  /// Runs it and gives the exit status: 0 done, 1 at least one error, 2 wrong usage.
  static func run(_ arguments: Arguments, _ session: Session) async throws(UsageFault) -> Int32
}

/// Commands that help shows together.
struct CommandGroup: Sendable {
  let title: String
  let commands: [any Command.Type]
}
