/// Every command, as help shows them.
enum Commands {
  static let groups = [
    CommandGroup(title: "Start", commands: [InitCommand.self, PreviewCommand.self]),
    CommandGroup(
      title: "Make",
      commands: [
        BuildCommand.self, CheckCommand.self, MessagesCommand.self, GalleryCommand.self,
      ]),
    CommandGroup(
      title: "Brand and pools",
      commands: [
        ThemeExplainCommand.self, ThemeImportCommand.self, ThemeExportCommand.self,
        LogoCommand.self, PoolImportCommand.self, MergeCommand.self, EjectCommand.self,
      ]),
    CommandGroup(title: "Shell", commands: [CompletionCommand.self]),
  ]

  static var grammars: [CommandGrammar] { groups.flatMap(\.commands).map { $0.grammar } }
}
