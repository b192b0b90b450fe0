internal import Bindings
internal import Diagnostics
internal import Site

/// The options of commands that work through a project's tenants.
enum WorkOptions {
  /// Which tenants.
  static let choice: [CommandGrammar.Option] = [
    .init(
      name: "tenant", value: "ID", help: "Only these tenants: an id, or several.", repeats: true),
    .init(name: "pool", value: "NAME", help: "Only this pool and its tenants."),
    .init(name: "shard", value: "I/N", help: "Only the I-th of N equal parts of the tenants."),
    .init(name: "jobs", value: "N", help: "Tenants worked on at once; else one a processor."),
  ]

  /// What is made of them, and where.
  static let making: [CommandGrammar.Option] = [
    .init(
      name: "only", value: "PARTS", help: "Only these parts: site, messages, cognito, deploy.",
      repeats: true, completion: .words(["site", "messages", "cognito", "deploy"])),
    .init(
      name: "out", value: "DIR", help: "The folder for a folder a tenant, else dist.",
      completion: .folder),
    .init(name: "force", help: "Build what has not changed too."),
  ]

  static func read(
    _ arguments: Arguments, _ session: Session
  ) throws(UsageFault) -> BuildOptions {
    let tenants = arguments.list("tenant")
    var shard: Shard?
    if let text = arguments.value("shard") {
      shard = Shard(text)
      if shard == nil { throw .badShard(text) }
    }
    let only = arguments.list("only").compactMap(BuildPart.init)
    return BuildOptions(
      tenants: tenants.isEmpty ? nil : tenants, pool: arguments.value("pool"),
      only: only.isEmpty ? nil : Set(only), shard: shard,
      jobs: try arguments.number("jobs", in: 1...256) ?? Machine.processorCount,
      out: arguments.value("out") ?? (session.project.isEmpty ? "dist" : "\(session.project)/dist"),
      force: arguments.has("force"), strict: arguments.has("strict"))
  }
}
