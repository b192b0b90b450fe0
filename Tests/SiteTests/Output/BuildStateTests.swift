import Bindings
import Diagnostics
import TestSupport
import Testing

@testable import Site

@Suite struct BuildStateTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private func open(output: String = "/dist") throws(SQLiteError) -> BuildState {
    try BuildState(path: "\(scratch.path)/build.sqlite", output: output, disk: scratch.disk)
  }

  private let row = BuildState.Row(
    digest: [1, 2, 3], sources: ["themes/a/theme.json", "logos/ö.svg"], parts: [.site, .deploy],
    manifest: FileStatus(kind: .file, size: 7, inode: .max, modified: -1),
    findings: [
      Diagnostic(
        .warning, "a.b", "with \"quotes\"",
        at: SourceLocation(
          file: "f", start: SourcePosition(line: 1, column: 2),
          end: SourcePosition(line: 3, column: 4)), hint: "do"),
      Diagnostic(.note, "c", "nowhere"),
      Diagnostic(.note, "d", "in a file", at: SourceLocation(file: "g")),
    ], place: "tenants.ndjson:3:1")

  @Test func `a damaged file is begun anew`() throws {
    try scratch.write(String(repeating: "no database ", count: 100), to: "build.sqlite")
    let state = try open()
    state.record(row, of: "acme")
    state.flush()
    #expect(try open().row(of: "acme") != nil)
  }

  @Test func `a file of another version knows nothing`() throws {
    let database = try Database(path: "\(scratch.path)/build.sqlite")
    try database.execute("CREATE TABLE tenants (id); PRAGMA user_version = 99")
    #expect(try open().row(of: "acme") == nil)
  }

  @Test func `a row comes back as it was`() throws {
    let state = try open()
    state.record(row, of: "acme")
    state.flush()
    let found = try #require(try open().row(of: "acme"))
    #expect(found.digest == row.digest)
    #expect(found.sources == row.sources)
    #expect(found.parts == row.parts)
    #expect(found.manifest == row.manifest)
    #expect(found.findings == row.findings)
    #expect(found.place == row.place)
  }

  @Test func `each output has rows of its own`() throws {
    let state = try open()
    state.record(row, of: "acme")
    state.flush()
    #expect(try open(output: "/other").row(of: "acme") == nil)
  }

  @Test func `what is forgotten is not known`() throws {
    let state = try open()
    for id in ["acme", "north"] { state.record(row, of: id) }
    state.flush()
    state.forget(["acme"])
    #expect(state.row(of: "acme") == nil)
    #expect(state.row(of: "north") != nil)
  }
}
