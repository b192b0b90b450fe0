internal import Branding
internal import Diagnostics
internal import Syntax

/// `lintel theme export`: a theme as design tokens.
enum ThemeExportCommand: Command {
  static let grammar = CommandGrammar(
    name: "theme export",
    summary: "Print a theme as W3C design tokens",
    discussion: """
      Every colour, size and font of the theme, derived ones included, in the format of the Design
      Tokens Community Group (2025.10).
      """,
    options: ThemeExplainCommand.wearer + .project,
    examples: [
      .init(
        command: "lintel theme export --tenant acme > acme.tokens.json",
        meaning: "tokens for a design tool")
    ])

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageFault) -> Int32 {
    do throws(Diagnostic) {
      let checked = try session.theme(arguments)
      guard let theme = checked.value else { return session.report(checked.findings) }
      session.console.write(DesignTokens.export(theme).pretty())
      return 0
    } catch { return session.fail(error) }
  }
}
