/// Completion scripts for three shells, made from the grammars.
///
/// They hold everything they offer: no shell has to start the program to complete a word.
enum CompletionScript {
  static func bash(_ grammars: [CommandGrammar]) -> String {
    var cases = ""
    for grammar in grammars {
      let words = grammar.options.map { "--\($0.name)" } + ["--help"]
      cases += "    '\(grammar.name)') words='\(words.joined(separator: " "))'"
      cases += " operands='\(kind(grammar.operands.first?.completion ?? .none))' ;;\n"
    }
    var values = ""
    for (name, completion) in options(grammars) {
      values += "    --\(name)) _lintel_offer '\(kind(completion))'; return ;;\n"
    }
    return """
      # bash completion for lintel: source it, or put it into bash's completions folder.
      _lintel_offer() {
        case $1 in
          file) COMPREPLY=($(compgen -f -- "$current")) ;;
          folder) COMPREPLY=($(compgen -d -- "$current")) ;;
          *) COMPREPLY=($(compgen -W "$1" -- "$current")) ;;
        esac
      }
      _lintel() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        local command=${COMP_WORDS[1]} words='' operands=''
        COMPREPLY=()
        if [ "$COMP_CWORD" = 1 ]; then
          _lintel_offer '\(firstWords(grammars).joined(separator: " ")) --help --version'
          return
        fi
        case $command in
      \(groupCases(grammars))    esac
        case $previous in
      \(values)  esac
        case $command in
      \(cases)  esac
        case $current in
          -*) _lintel_offer "$words" ;;
          *) _lintel_offer "$operands" ;;
        esac
      }
      complete -o filenames -F _lintel lintel

      """
  }

  static func zsh(_ grammars: [CommandGrammar]) -> String {
    var functions = ""
    for grammar in grammars {
      let specs = grammar.options.map(zshSpec) + ["'--help[Show this help.]'"]
      let operands = grammar.operands.enumerated().map { index, operand in
        "'\(index + 1):\(zshQuoted(operand.name)):\(zshAction(operand.completion))'"
      }
      functions +=
        "    '\(grammar.name)') _arguments \((specs + operands).joined(separator: " ")) ;;\n"
    }
    let groups = Set(grammars.compactMap { $0.name.contains(" ") ? firstWord($0) : nil }).sorted()
    var seconds = ""
    for group in groups {
      let words = grammars.filter { firstWord($0) == group }.map {
        "'\(secondWord($0)):\(zshQuoted($0.summary))'"
      }
      seconds += "        \(group)) seconds=(\(words.joined(separator: " "))) ;;\n"
    }
    let firsts = firstWords(grammars).map { word in
      let summary = grammars.first { $0.name == word }?.summary ?? "More below"
      return "'\(word):\(zshQuoted(summary))'"
    }
    return """
      #compdef lintel
      # zsh completion for lintel: put it into a folder of $fpath as _lintel.
      _lintel() {
        local -a commands=(\(firsts.joined(separator: " ")))
        if (( CURRENT == 2 )); then _describe 'command' commands; return; fi
        local command=$words[2]
        case $command in
        \(groups.joined(separator: "|")))
          if (( CURRENT == 3 )); then
            local -a seconds
            case $command in
      \(seconds)      esac
            _describe 'command' seconds
            return
          fi
          command="$command $words[3]"; shift words; (( CURRENT-- )) ;;
        esac
        shift words; (( CURRENT-- ))
        case $command in
      \(functions)  esac
      }
      _lintel "$@"

      """
  }

  static func fish(_ grammars: [CommandGrammar]) -> String {
    var lines = [
      "# fish completion for lintel: put it into fish's completions folder as lintel.fish.",
      "complete -c lintel -f",
      "complete -c lintel -n __fish_use_subcommand -l version -d 'Name the version.'",
      "complete -c lintel -l help -d 'Show help.'",
    ]
    for word in firstWords(grammars) {
      let summary = grammars.first { $0.name == word }?.summary
      let description = summary.map { " -d '\(fishQuoted($0))'" } ?? ""
      lines.append("complete -c lintel -n __fish_use_subcommand -a \(word)\(description)")
    }
    for grammar in grammars {
      let parts = grammar.name.split(separator: " ")
      var condition = "__fish_seen_subcommand_from \(parts[0])"
      if parts.count == 2 {
        lines.append(
          "complete -c lintel -n '\(condition); and not __fish_seen_subcommand_from \(parts[1])'"
            + " -a \(parts[1]) -d '\(fishQuoted(grammar.summary))'")
        condition += "; and __fish_seen_subcommand_from \(parts[1])"
      }
      for option in grammar.options {
        var line = "complete -c lintel -n '\(condition)' -l \(option.name)"
        line += " -d '\(fishQuoted(option.help))'"
        // -r alone would offer files beside the words, and where nothing is known.
        if option.value != nil { line += option.completion == .file ? " -r -F" : " -x" }
        switch option.completion {
        case .file: break
        case .folder: line += " -a '(__fish_complete_directories)'"
        case .words(let words): line += " -a '\(words.joined(separator: " "))'"
        case .none: break
        }
        lines.append(line)
      }
      for operand in grammar.operands {
        switch operand.completion {
        case .file: lines.append("complete -c lintel -n '\(condition)' -F")
        case .folder:
          lines.append(
            "complete -c lintel -n '\(condition)' -a '(__fish_complete_directories)'")
        case .words(let words):
          lines.append("complete -c lintel -n '\(condition)' -a '\(words.joined(separator: " "))'")
        case .none: break
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension CompletionScript {
  private static func firstWord(_ grammar: CommandGrammar) -> String {
    String(grammar.name.prefix { $0 != " " })
  }

  private static func secondWord(_ grammar: CommandGrammar) -> String {
    String(grammar.name.drop { $0 != " " }.dropFirst())
  }

  private static func firstWords(_ grammars: [CommandGrammar]) -> [String] {
    grammars.map(firstWord).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// For each command of two words: offer the second, then take both as the command.
  private static func groupCases(_ grammars: [CommandGrammar]) -> String {
    let groups = Set(grammars.compactMap { $0.name.contains(" ") ? firstWord($0) : nil }).sorted()
    return groups.map { group in
      let seconds = grammars.filter { firstWord($0) == group }.map(secondWord)
      return """
            \(group))
              if [ "$COMP_CWORD" = 2 ]; then _lintel_offer '\(seconds.joined(separator: " "))'; return; fi
              command="$command ${COMP_WORDS[2]}" ;;

        """
    }
    .joined()
  }

  private static func options(
    _ grammars: [CommandGrammar]
  ) -> [(String, CommandGrammar.Completion)] {
    var seen: Set<String> = []
    return grammars.flatMap(\.options).filter { $0.value != nil }.compactMap { option in
      seen.insert(option.name).inserted ? (option.name, option.completion) : nil
    }
  }

  private static func kind(_ completion: CommandGrammar.Completion) -> String {
    switch completion {
    case .none: ""
    case .file: "file"
    case .folder: "folder"
    case .words(let words): words.joined(separator: " ")
    }
  }

  private static func zshSpec(_ option: CommandGrammar.Option) -> String {
    let star = option.repeats ? "*" : ""
    let value = option.value.map { ":\($0):\(zshAction(option.completion))" } ?? ""
    return "'\(star)--\(option.name)[\(zshQuoted(option.help))]\(value)'"
  }

  private static func zshAction(_ completion: CommandGrammar.Completion) -> String {
    switch completion {
    case .none: ""
    case .file: "_files"
    case .folder: "_files -/"
    case .words(let words): "(\(words.joined(separator: " ")))"
    }
  }

  /// A text between single quotes of zsh in which brackets and colons mean nothing.
  private static func zshQuoted(_ text: String) -> String {
    text.reduce(into: "") { quoted, character in
      switch character {
      case "[", "]", ":", "\\": quoted += "\\\(character)"
      case "'": quoted += "'\\''"
      default: quoted.append(character)
      }
    }
  }

  /// A text between single quotes of fish.
  private static func fishQuoted(_ text: String) -> String {
    text.reduce(into: "") { quoted, character in
      quoted += character == "'" || character == "\\" ? "\\\(character)" : String(character)
    }
  }
}
