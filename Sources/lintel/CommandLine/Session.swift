internal import Bindings
internal import Diagnostics

/// What all commands share: where project and kit lie, where to write, how findings look.
struct Session: Sendable {
  let disk: any Disk
  let console: Console
  /// The project's folder, as messages show paths relative to it.
  let project: String
  /// The folder with `templates`, `themes` and `site` as shipped; nil if none was found.
  let kit: String?
  private let format: FindingsFormat
  private let isStrict: Bool

  init(_ arguments: Arguments, disk: any Disk, output: StandardOutput) {
    self.disk = disk
    console = Console(isQuiet: arguments.has("quiet"), output: output)
    project = arguments.value("project") ?? ""
    kit = KitFolder.find(given: arguments.value("kit"), disk: disk)
    format = arguments.value("format").flatMap(FindingsFormat.init) ?? .text
    isStrict = arguments.has("strict")
  }

  /// The project's files over the kit's; finds fault with a folder that is not there.
  func files() throws(Diagnostic) -> LayeredFiles {
    guard let kit else {
      throw Diagnostic(
        .error, "kit.missing", "Lintel's own templates, themes and site were not found",
        hint: "name their folder: --kit DIR, or LINTEL_KIT")
    }
    if !project.isEmpty, (try? disk.list(project)) == nil {
      throw Diagnostic(
        .error, "project.folder", "there is no folder '\(project)'",
        hint: "--project names the folder of lintel.json")
    }
    return LayeredFiles(disk: disk, roots: isKit ? [project] : [project, kit])
  }

  /// Whether the project is the kit itself, as in Lintel's own checkout.
  var isKit: Bool {
    guard let kit, let here = try? disk.resolve(project.isEmpty ? "." : project) else {
      return false
    }
    return (try? disk.resolve(kit)) == here
  }

  /// Writes findings in the chosen format and gives the status that they ask for.
  func report(_ findings: [Diagnostic]) -> Int32 { report(findings, to: 1, nil) }

  /// The same beside a result that has the output for itself: without notes in a quiet run.
  ///
  /// - Parameter source: a file outside of the project that findings may point into.
  func reportAside(_ findings: [Diagnostic], source: SourceFile? = nil) -> Int32 {
    let findings = findings.filter { !console.isQuiet || $0.severity != .note }
    return findings.isEmpty ? 0 : report(findings, to: 2, source)
  }

  /// Reports one finding that stands in the way.
  func fail(_ finding: Diagnostic) -> Int32 { max(1, report([finding])) }

  private func report(
    _ findings: [Diagnostic], to descriptor: Int32, _ source: SourceFile?
  ) -> Int32 {
    let findings = Findings(findings, isStrict: isStrict)
    let write = descriptor == 1 ? console.write : Console.tell
    switch format {
    case .json: write(JSONReport.text(of: findings))
    case .sarif:
      write(
        SARIFReport.text(
          of: findings, version: Version.current, ofKit: filesOfKit(in: findings)))
    case .text:
      let report = TextReport(isColored: Console.isColored(descriptor)) { name in
        if let source, source.name == name { return source }
        guard let files = try? files(), let found = try? files.read(name) else { return nil }
        return SourceFile(name: name, bytes: found.bytes)
      }
      write(report.text(of: findings.all))
      if let tally = findings.tally { console.say(tally) }
    }
    return findings.hasErrors ? 1 : 0
  }

  /// The files that findings point into and that only the kit has.
  private func filesOfKit(in findings: Findings) -> Set<String> {
    guard let files = try? files() else { return [] }
    return Set(findings.all.compactMap(\.location?.file)).filter { name in
      (try? files.read(name)).map { $0.root > 0 } ?? false
    }
  }
}
