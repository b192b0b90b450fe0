internal import Branding
internal import Diagnostics

/// `lintel theme explain KEY`: where a value comes from.
enum ThemeExplainCommand: Command {
  static let grammar = CommandGrammar(
    name: "theme explain",
    summary: "Show where a theme's value comes from, and the contrast it gives",
    discussion: """
      Shows the value in each mode, what it was written as or derived from, and every contrast that it
      takes part in. Colours that do not hold theirs are explained too, and told as errors after it.
      """,
    operands: [.init(name: "KEY", help: "A theme's key: color.primary, shape.radius.")],
    options: wearer + .project,
    examples: [
      .init(
        command: "lintel theme explain color.primary --tenant acme",
        meaning: "the colour of acme's buttons, and what made it so")
    ])

  /// Whose theme is meant.
  static let wearer: [CommandGrammar.Option] = [
    .init(
      name: "tenant", value: "ID",
      help: "The theme as this tenant wears it; else as the first tenant does."),
    .init(name: "theme", value: "NAME", help: "A theme of themes/, without a tenant's brand."),
  ]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageFault) -> Int32 {
    do throws(Diagnostic) {
      let checked = try session.theme(arguments, isShownFaint: true)
      guard let theme = checked.value else { return session.report(checked.findings) }
      for line in try theme.explain(arguments.operands[0]).lines {
        session.console.write(line + "\n")
      }
      return session.reportAside(checked.findings.filter { $0.severity == .error })
    } catch { return session.fail(error) }
  }
}
