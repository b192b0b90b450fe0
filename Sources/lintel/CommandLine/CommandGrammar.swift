/// What a command takes: data from which arguments are parsed, help is written and completion scripts
/// are made, so that the three cannot disagree.
struct CommandGrammar: Sendable {
  /// `theme explain`, without the program's name.
  let name: String
  /// One line, without a full stop.
  let summary: String
  /// What a person wants to know before using it; paragraphs are separated by blank lines.
  let discussion: String
  var operands: [Operand] = []
  var options: [Option] = []
  var examples: [Example] = []

  struct Operand: Sendable {
    let name: String
    let help: String
    var isOptional = false
    var completion = Completion.none
  }

  struct Option: Sendable {
    /// Without dashes: `tenant`.
    let name: String
    /// What stands for the value in help; nil for a flag.
    var value: String?
    let help: String
    /// Whether it may be given several times, or with a list: `--tenant a,b`.
    var repeats = false
    var completion = Completion.none
  }

  struct Example: Sendable {
    let command: String
    let meaning: String
  }

  enum Completion: Hashable, Sendable {
    case none, file, folder
    case words([String])
  }
}

extension CommandGrammar {
  /// Options that do not go together, in whichever command has both: an option stands for the same
  /// thing everywhere.
  static let apart: [(String, String)] = [
    ("env", "values"), ("tenant", "pool"), ("tenant", "shard"), ("tenant", "theme"),
    ("diff", "mark"),
  ]
}

extension CommandGrammar.Option {
  /// The closed list of values, if there is one.
  var choices: [String]? {
    if case .words(let words) = completion { words } else { nil }
  }

  static let help = Self(name: "help", help: "Show this help.")
}

extension [CommandGrammar.Option] {
  /// Where project and kit are found, and what is laid over them.
  static let project: Self = [
    .init(
      name: "project", value: "DIR", help: "The project's folder, if not the current one.",
      completion: .folder),
    .init(
      name: "kit", value: "DIR",
      help: "The folder with Lintel's own templates, themes and site (else LINTEL_KIT).",
      completion: .folder),
    .init(
      name: "env", value: "NAME",
      help: "Lay env/NAME.json over pools, tenants and defaults."),
    .init(
      name: "values", value: "FILE",
      help: "Lay a JSON merge patch over pools, tenants and defaults.", completion: .file),
  ]

  /// How findings are written.
  static let findings: Self = [
    .init(
      name: "format", value: "FORMAT", help: "How findings are written: text, json or sarif.",
      completion: .words(["text", "json", "sarif"])),
    .init(name: "strict", help: "Treat warnings as errors."),
    .init(name: "quiet", help: "Write findings and nothing else; beside a result, no notes."),
  ]
}
