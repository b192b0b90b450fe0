/// Help texts, made from the grammars.
enum Help {
  static let width = 88

  /// `lintel --help`: what there is, in groups.
  static func overview(_ groups: [CommandGroup]) -> String {
    var text = """
      Lintel turns a theme and a logo into sign-in pages for Amazon Cognito.

      Usage: lintel COMMAND [OPTIONS]

      """
    let widest =
      groups.flatMap(\.commands).map { synopsis(of: $0.grammar).count }.max() ?? 0
    for group in groups {
      text += "\n\(group.title)\n"
      for command in group.commands {
        text += entry(synopsis(of: command.grammar), command.grammar.summary, column: widest + 4)
      }
    }
    text += """

      lintel COMMAND --help explains a command; lintel --version names the version.

      """
    return text
  }

  /// `lintel theme --help`: the commands that begin with that word.
  static func page(of grammars: [CommandGrammar], under word: String) -> String {
    let column = (grammars.map { synopsis(of: $0).count }.max() ?? 0) + 4
    var text = "Usage: lintel \(word) COMMAND [OPTIONS]\n\n"
    for grammar in grammars {
      text += entry(synopsis(of: grammar), grammar.summary, column: column)
    }
    return text + "\nlintel \(word) COMMAND --help explains a command.\n"
  }

  /// `lintel build --help`.
  static func page(of grammar: CommandGrammar) -> String {
    var usage = "lintel \(synopsis(of: grammar))"
    if !grammar.options.isEmpty { usage += " [OPTIONS]" }
    var text = "\(grammar.summary).\n\nUsage: \(usage)\n"
    if !grammar.discussion.isEmpty { text += "\n\(filled(grammar.discussion))\n" }
    let options = grammar.options + [.help]
    let names = grammar.operands.map(\.name) + options.map(name)
    let column = min(28, (names.map(\.count).max() ?? 0) + 4)
    if !grammar.operands.isEmpty {
      text += "\nArguments\n"
      for operand in grammar.operands {
        text += entry(operand.name, operand.help, column: column)
      }
    }
    text += "\nOptions\n"
    for option in options { text += entry(name(option), option.help, column: column) }
    if !grammar.examples.isEmpty {
      text += "\nExamples\n"
      for example in grammar.examples { text += "  \(example.command)\n      \(example.meaning)\n" }
    }
    return text
  }

  /// `theme explain KEY`
  static func synopsis(of grammar: CommandGrammar) -> String {
    ([grammar.name] + grammar.operands.map { $0.isOptional ? "[\($0.name)]" : $0.name })
      .joined(separator: " ")
  }

  private static func name(_ option: CommandGrammar.Option) -> String {
    "--\(option.name)" + (option.value.map { " \($0)" } ?? "")
  }

  private static func entry(_ name: String, _ help: String, column: Int) -> String {
    let lines = wrapped(help, width: width - column - 2)
    var text = "  \(name)"
    if name.count + 2 > column {
      text += "\n" + String(repeating: " ", count: column + 2)
    } else {
      text += String(repeating: " ", count: column - name.count)
    }
    let indent = "\n" + String(repeating: " ", count: column + 2)
    return text + lines.joined(separator: indent) + "\n"
  }

  private static func filled(_ text: String) -> String {
    text.split(separator: "\n\n").map { paragraph in
      // A paragraph that is indented keeps its lines.
      paragraph.hasPrefix("  ")
        ? String(paragraph) : wrapped(String(paragraph), width: width).joined(separator: "\n")
    }
    .joined(separator: "\n\n")
  }

  private static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
