/// `lintel completion bash`: a script that completes commands and options.
enum CompletionCommand: Command {
  static let grammar = CommandGrammar(
    name: "completion",
    summary: "Print a script that completes commands and options",
    discussion: """
      Write it where your shell looks for completions:

        lintel completion bash > ~/.local/share/bash-completion/completions/lintel
        lintel completion zsh > "${fpath[1]}/_lintel"
        lintel completion fish > ~/.config/fish/completions/lintel.fish
      """,
    operands: [
      .init(
        name: "SHELL", help: "bash, zsh or fish.", completion: .words(["bash", "zsh", "fish"]))
    ])

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageFault) -> Int32 {
    let shell = arguments.operands[0]
    switch shell {
    case "bash": session.console.write(CompletionScript.bash(Commands.grammars))
    case "zsh": session.console.write(CompletionScript.zsh(Commands.grammars))
    case "fish": session.console.write(CompletionScript.fish(Commands.grammars))
    default: throw .notAChoice(of: "SHELL", value: shell, ["bash", "zsh", "fish"])
    }
    return 0
  }
}
