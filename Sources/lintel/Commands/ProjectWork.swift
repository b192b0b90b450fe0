internal import Bindings
internal import Branding
internal import Diagnostics
internal import Export
internal import Site

/// What build and check share: read the project and the kit, put a build together, show how far it is,
/// report.
struct ProjectWork: Sendable {
  private let arguments: Arguments
  private let session: Session
  private let options: BuildOptions

  init(_ arguments: Arguments, _ session: Session, _ options: BuildOptions) {
    self.arguments = arguments
    self.session = session
    self.options = options
  }

  /// - Parameters:
  ///   - what: what goes on, for the progress bar.
  ///   - linking: whether pages are looked at that no tenant has.
  ///   - work: builds or checks.
  ///   - summary: one line for a person, when all is done.
  func run(
    _ what: String, linking: Kit.Linking,
    _ work: (Build, Project, @escaping @Sendable (BuildProgress) -> Void) async -> BuildReport,
    summary: (BuildReport) -> String
  ) async -> Int32 {
    do throws(Diagnostic) {
      var (project, read) = try session.project(arguments)
      read += SiteStyles.check(project.files) + ManagedLoginQuota.findings(project)
      // A project with errors is not built in part: what is missing would look removed.
      if read.contains(where: { $0.severity == .error }) { return session.report(read) }
      let loaded = Kit.load(project.files, locales: [], linking: linking)
      guard let kit = loaded.value else { return session.report(read + loaded.findings) }
      let forms: [any OutputForm] = [
        SiteForm(), CognitoForm(), RegisterForm(),
        try CloudFrontFunctionForm(files: project.files), try UploadForm(files: project.files),
      ]
      let poolForms: [any PoolForm] = [
        MessagesForm(checks: try MessageChecks.load(project.files)), PoolClassicForm(),
        PoolCloudFormationForm(), PoolTerraformForm(), try PoolUploadForm(files: project.files),
        try CustomMessageForm(files: project.files),
      ]
      let checker = try PageChecker.load(project.files)
      let build = Build(
        project: project, kit: kit, shelf: ThemeShelf(files: project.files), forms: forms,
        poolForms: poolForms, options: options, checksDigest: checker.digest, check: checker.check)
      let bar = ProgressBar(what, console: session.console)
      let console = session.console
      let report = await work(build, project) { progress in
        switch progress {
        case .waiting: console.say("waiting for another build to end")
        case .tenants(let done, let all): bar.show(done, of: all)
        }
      }
      bar.finish()
      let status = session.report(read + loaded.findings + report.findings)
      session.console.say(summary(report))
      return status
    } catch { return session.fail(error) }
  }

  /// What a check looks at besides tenants: ejected files, and the pools as deployed.
  func besides(_ project: Project) -> [Diagnostic] {
    do throws(Diagnostic) {
      var findings: [Diagnostic] = []
      if let kit = session.kit, !session.isKit {
        findings += try EjectedFiles(project: session.project, kit: kit, disk: session.disk)
          .findings()
      }
      if let folder = arguments.value("against") {
        findings += PoolDrift.check(
          project, against: LayeredFiles(disk: session.disk, roots: [folder]))
      }
      return findings
    } catch { return [error] }
  }
}
