internal import Bindings
internal import Diagnostics
internal import Site

/// `lintel init`: a small working project.
enum InitCommand: Command {
  static let grammar = CommandGrammar(
    name: "init",
    summary: "Make a small working project: one tenant, one theme with a logo",
    discussion: """
      The ids in it are made up: put those of your own user pool and app client in their place, or let
      lintel pool import write the pool's part from what the AWS CLI printed. A .gitignore that is there
      already keeps its lines and gets those that are missing.
      """,
    operands: [
      .init(
        name: "DIR", help: "The folder, new or without a project; else the current one.",
        isOptional: true, completion: .folder)
    ],
    options: [
      .init(
        name: "kit", value: "DIR",
        help: "The folder with Lintel's own templates (else LINTEL_KIT).",
        completion: .folder),
      .init(name: "quiet", help: "Write findings and nothing else."),
    ],
    examples: [
      .init(
        command: "lintel init acme && cd acme && lintel preview --open",
        meaning: "see your first page")
    ])

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageFault) -> Int32 {
    let folder = arguments.operands.first ?? ""
    do throws(Diagnostic) {
      let files = try session.files()
      let made = try NewProject(named: name(of: folder), files: files).write(to: folder)
      for path in made { session.console.say("  \(path)") }
      // To cd, what begins with a dash is an option, and a dash alone the folder before.
      let there = folder.hasPrefix("-") ? "./\(folder)" : folder
      let change = there.isEmpty ? "" : "cd \(forShell(there)) && "
      session.console.say("Next: \(change)lintel preview --open")
      return 0
    } catch { return session.fail(error) }
  }

  /// A path as one word of a shell's line.
  private static func forShell(_ path: String) -> String {
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "-_./+,@%".contains($0) }
    return isPlain ? path : "'\(path.replacing("'", with: "'\\''"))'"
  }

  /// The last part of the folder's path.
  private static func name(of folder: String) -> String {
    let path = folder.isEmpty || folder == "." ? Machine.currentFolder : folder
    return path.split(separator: "/").last.map(String.init) ?? "acme"
  }
}
