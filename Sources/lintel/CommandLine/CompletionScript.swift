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
      _lintel_paths() {
        # Names come one a line, since they may have blanks; readline quotes what it knows to be a name.
        compopt -o filenames 2> /dev/null
        mapfile -t COMPREPLY < <(compgen "$1" -- "$current")
      }
      _lintel_offer() {
        case $1 in
          file) _lintel_paths -f ;;
          folder) _lintel_paths -d ;;
          *) COMPREPLY=($(compgen -W "$1" -- "$current")) ;;
        esac
      }
      _lintel() {
        local -a line=("${COMP_WORDS[@]:0:COMP_CWORD+1}")
        local help=''
        # What follows help are the words of a command.
        if [ "$COMP_CWORD" -gt 1 ] && [ "${line[1]}" = help ]; then
          help=1 line=("${line[0]}" "${line[@]:2}")
        fi
        local last=$((${#line[@]} - 1))
        local current=${line[last]} previous=${line[last-1]}
        local command=${line[1]} words='' operands=''
        COMPREPLY=()
        if [ "$last" = 1 ]; then
          _lintel_offer '\(firstWords(grammars).joined(separator: " ")) help --help --version'
          return
        fi
        # --name=value comes as three words.
        if [ "$current" = = ]; then current=''
        elif [ "$previous" = = ]; then previous=${line[last-2]}
        fi
        case $command in
      \(groupCases(grammars))    esac
        if [ "$help" ]; then return; fi
        case $previous in
      \(values)  esac
        case $command in
      \(cases)  esac
        case $current in
          -*) _lintel_offer "$words" ;;
          *) _lintel_offer "$operands" ;;
        esac
      }
      complete -F _lintel lintel

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
        local -a commands=(\(firsts.joined(separator: " ")) 'help:Show help.')
        local -a flags=('--help:Show help.' '--version:Name the version.')
        local help=
        # What follows help are the words of a command.
        if (( CURRENT > 2 )) && [[ $words[2] == help ]]; then
          help=1; words[2]=(); (( CURRENT-- ))
        fi
        if (( CURRENT == 2 )); then
          if [[ $PREFIX == -* ]]; then _describe -o 'option' flags; else _describe 'command' commands; fi
          return
        fi
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
        if [[ -n $help ]]; then return; fi
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
      fishConditions,
      "complete -c lintel -f",
      "complete -c lintel -n __lintel_is -l version -d 'Name the version.'",
      "complete -c lintel -l help -d 'Show help.'",
      "complete -c lintel -n __lintel_is -a help -d 'Show help.'",
    ]
    for word in firstWords(grammars) {
      let summary = grammars.first { $0.name == word }?.summary
      let description = summary.map { " -d '\(fishQuoted($0))'" } ?? ""
      lines.append("complete -c lintel -n __lintel_is -a \(word)\(description)")
    }
    for grammar in grammars {
      let parts = grammar.name.split(separator: " ")
      let condition = "__lintel_begins \(grammar.name)"
      if parts.count == 2 {
        lines.append(
          "complete -c lintel -n '__lintel_is \(parts[0])'"
            + " -a \(parts[1]) -d '\(fishQuoted(grammar.summary))'")
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
  /// Where the words of a line stand: fish's own functions find a word anywhere, as an option's value.
  private static let fishConditions = """
    # Whether these are all the words before the one that is typed; what follows help are a command's.
    function __lintel_is
        set -l words (commandline -opc)
        set -e words[1]
        test "$words[1]" = help; and set -e words[1]
        test "$words" = "$argv"
    end
    # Whether the line begins with these.
    function __lintel_begins
        set -l words (commandline -opc)
        set -e words[1]
        test (count $words) -ge (count $argv); or return
        set -l first $words[1..(count $argv)]
        test "$first" = "$argv"
    end
    """

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
              if [ "$last" = 2 ]; then _lintel_offer '\(seconds.joined(separator: " "))'; return; fi
              command="$command ${line[2]}" ;;

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
    // The sign takes the value behind it, or in the next word.
    let sign = option.value == nil ? "" : "="
    return "'\(star)--\(option.name)\(sign)[\(zshQuoted(option.help))]\(value)'"
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
