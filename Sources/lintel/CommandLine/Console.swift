internal import Bindings

/// Where the program writes: results to the output, everything else to the error stream.
struct Console: Sendable {
  let isQuiet: Bool
  let output: StandardOutput

  /// What was asked for: findings, help, a page's address.
  func write(_ text: String) { output.write(text) }

  /// What goes on; not in a quiet run.
  func say(_ text: String) {
    if !isQuiet { Self.tell(text + "\n") }
  }

  /// Writes beside the result. Where that fails, nobody is left to be told.
  static func tell(_ text: String) { try? Machine.write(text, to: 2) }

  /// Whether a stream is a terminal on which colours are welcome.
  static func isColored(_ descriptor: Int32) -> Bool {
    Machine.isTerminal(descriptor) && (Machine.environment("NO_COLOR") ?? "").isEmpty
      && Machine.environment("TERM") != "dumb"
  }
}
