internal import Bindings
internal import Branding
internal import Diagnostics
internal import Syntax

/// `lintel theme import FILE`: design tokens as a theme.
enum ThemeImportCommand: Command {
  static let grammar = CommandGrammar(
    name: "theme import",
    summary: "Print a theme.json made of W3C design tokens",
    discussion: """
      Tokens whose path or name is a key of a theme are taken; what could not be placed is listed as a
      note. To keep the token file as the source instead, name it in the theme: "tokens": "brand.json".
      """,
    operands: [.init(name: "FILE", help: "A token file (2025.10).", completion: .file)],
    options: .findings,
    examples: [
      .init(
        command: "lintel theme import brand.tokens.json > themes/acme/theme.json",
        meaning: "begin a theme from a design tool's tokens")
    ])

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageFault) -> Int32 {
    let path = arguments.operands[0]
    let bytes: [UInt8]
    do throws(DiskError) { bytes = try session.disk.read(path) } catch {
      return session.fail(
        Diagnostic(.error, "disk.read", "\(path) cannot be read: \(error.reason)"))
    }
    let file = SourceFile(name: path, bytes: bytes)
    let imported = DesignTokens.import(file)
    if let theme = imported.value, !imported.findings.contains(where: { $0.severity == .error }) {
      session.console.write(theme.pretty())
    }
    return session.reportAside(imported.findings, source: file)
  }
}
