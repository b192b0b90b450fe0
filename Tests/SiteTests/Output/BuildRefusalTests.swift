import Bindings
import Diagnostics
import TestSupport
import Testing

@testable import Site

@Suite struct BuildRefusalTests {
  private let sample: SampleBuild

  init() throws { sample = try SampleBuild() }

  private func errors(_ report: BuildReport) -> [String] {
    report.findings.filter { $0.severity == .error }.map { "\($0)" }
  }

  @Test func `a tenant that is not there is an error with the nearest name`() async throws {
    let report = try await sample.run { $0.tenants = ["acne"] }
    #expect(
      errors(report) == ["error: there is no tenant 'acne'\n  hint: did you mean 'acme'?"])
    #expect(try sample.tree().isEmpty)
  }

  @Test func `a pool that is not there is an error with the nearest name`() async throws {
    let report = try await sample.run { $0.pool = "mian" }
    #expect(errors(report) == ["error: there is no pool 'mian'\n  hint: did you mean 'main'?"])
  }

  @Test(arguments: ["themes/dist", "site", "", "."])
  func `an output among the sources is an error, and nothing is written`(out: String) async throws {
    let before = try sample.folder.tree()
    let report = try await sample.run { $0.out = "\(sample.folder.path)/\(out)" }
    #expect(report.findings.map(\.code) == ["output.place"])
    #expect(try sample.folder.tree() == before)
  }

  @Test(arguments: [
    (["acme", "acme"], "build.duplicate"), (["../acme"], "build.id"), (["Acme"], "build.id"),
    (["a.b"], "build.id"), ([""], "build.id"), (["-a"], "build.id"), (["_pools"], "build.id"),
  ])
  func `ids that would not be folders of their own are refused, whoever let them pass`(
    ids: [String], code: String
  ) throws {
    let files = LayeredFiles(disk: LocalDisk(), roots: [sample.folder.path])
    let read = try #require(Project.load(files).value)
    let project = Project(
      files: files, pools: read.pools,
      tenants: ids.map {
        TenantEntry(id: $0, pool: 0, source: 0, range: 0..<0, line: 1, column: 1)
      }, preview: read.preview, picker: nil, settings: read.settings)
    let error = #expect(throws: Diagnostic.self) {
      try BuildPlan(project, BuildOptions(out: "dist"))
    }
    #expect(error?.code == code)
  }

  @Test func `a tenant with an error keeps its folder, the others are built`() async throws {
    _ = try await sample.run()
    try sample.write("acme", name: "Later")
    try sample.write("north", name: "Later")
    let form = NoteForm(part: .site) { site in
      site.tenant.id == "acme" ? [Diagnostic(.error, "test.form", "not like this")] : []
    }
    let report = try await sample.run(forms: [form])
    #expect(report.failed == 1)
    #expect(report.built == 1)
    #expect(try sample.note("acme") == "A name in One, 1")
    #expect(try sample.note("north") == "Later in One, 1")
  }

  @Test func `a page that fails its check is an error`() async throws {
    let report = try await sample.run(
      forms: [SiteForm()], check: { _ in [Diagnostic(.error, "check.test", "no heading")] })
    #expect(errors(report) == ["error: no heading"])
    #expect(report.failed == 2)
    #expect(try sample.tree().isEmpty)
  }

  @Test func `a warning is an error where that is asked for, also if it was accepted before`()
    async throws
  {
    let form = NoteForm(part: .site) { _ in [Diagnostic(.warning, "test.form", "hm")] }
    #expect(try await sample.run(forms: [form]).built == 2)
    let again = try await sample.run(forms: [form])
    #expect(again.unchanged == 2)
    #expect(again.findings.contains { $0.message == "hm" })
    let strict = try await sample.run(forms: [form]) { $0.strict = true }
    #expect(strict.failed == 2)
    #expect(errors(strict).contains("error: hm"))
  }

  @Test func `whichever call fails, a tenant is old or new, and the report says why`() async throws
  {
    let sample = try SampleBuild(["acme"])
    _ = try await sample.run()
    let old = try sample.tree()
    let next = [NoteForm(part: .site, version: 2)]
    let counter = FailingDisk()
    _ = try await sample.run(forms: next, disk: counter)
    let new = try sample.tree()

    for call in 0..<counter.calls {
      if try sample.tree() != old { _ = try await sample.run { $0.force = true } }
      let report = try await sample.run(forms: next, disk: FailingDisk(failing: call))
      let tree = try sample.tree().filter { $0.key.hasPrefix("acme/") }
      #expect(tree == old || tree == new, "call \(call)")
      let said = report.findings.contains { $0.message.contains("No space left on device") }
      #expect(said || tree == new, "call \(call)")
    }
  }

  @Test func `a full disk ends the build at once`() async throws {
    let sample = try SampleBuild(["a", "b", "c"])
    let counter = FailingDisk()
    _ = try await sample.run(disk: counter) { $0.tenants = ["a"] }
    try sample.folder.disk.removeTree("\(sample.folder.path)/dist")
    let report = try await sample.run(disk: FailingDisk(failing: counter.calls - 4))
    #expect(report.failed == 1)
    #expect(report.untried == 2)
    #expect(errors(report).count == 1)
  }
}
