import Diagnostics
import TestSupport
import Testing

@testable import Site

@Suite struct PoolBuildTests {
  private static let forms: [any PoolForm] = [PoolNote()]

  // MARK: refusals

  @Test func `a pool with an error keeps its former folder`() async throws {
    let sample = try SampleBuild()
    _ = try await sample.run(poolForms: Self.forms)
    let before = try sample.folder.tree("dist/_pools")
    try sample.write("acme", name: "Another")
    let report = try await sample.run(poolForms: [
      PoolNote(findings: [Diagnostic(.error, "test", "no")])
    ])
    #expect(report.pools.failed == 1 && report.hasErrors)
    #expect(try sample.folder.tree("dist/_pools") == before)
  }

  @Test func `a part of the tenants leaves pools as they are`() async throws {
    let sample = try SampleBuild()
    _ = try await sample.run(poolForms: Self.forms) { $0.tenants = ["acme"] }
    _ = try await sample.run(poolForms: Self.forms) { $0.shard = Shard("1/2") }
    #expect(try sample.tree().keys.allSatisfy { !$0.contains("_pools") })
  }

  @Test func `a folder that is not Lintel's is not replaced`() async throws {
    let sample = try SampleBuild()
    try sample.folder.write("mine", to: "dist/_pools/main/notes.txt")
    let report = try await sample.run(poolForms: Self.forms)
    #expect(report.findings.contains { $0.code == "output.foreign" })
    #expect(try sample.folder.text("dist/_pools/main/notes.txt") == "mine")
  }

  // MARK: folders

  @Test func `each pool has a folder with what its form makes`() async throws {
    let sample = try SampleBuild()
    let report = try await sample.run(poolForms: Self.forms)
    #expect(report.pools.built == 2 && !report.hasErrors)
    #expect(try sample.folder.text("dist/_pools/main/messages/note.txt") == "acme north")
    #expect(try sample.folder.text("dist/_pools/main/user-pool.json") == "{}")
    #expect(try sample.folder.text("dist/_pools/other/messages/note.txt") == "")
  }

  @Test func `it is made anew when one of its tenants changes, and only then`() async throws {
    let sample = try SampleBuild()
    _ = try await sample.run(poolForms: Self.forms)
    let same = try await sample.run(poolForms: Self.forms)
    #expect(same.pools.unchanged == 2 && same.pools.built == 0)
    try sample.write("north", name: "Another name")
    let changed = try await sample.run(poolForms: Self.forms)
    #expect(changed.pools.built == 1 && changed.pools.unchanged == 1)
  }

  @Test func `parts that are not asked for are carried over, fragments with messages`()
    async throws
  {
    let sample = try SampleBuild()
    let forms: [any PoolForm] = [PoolNote(), PoolNote(part: .deploy)]
    _ = try await sample.run(poolForms: forms)
    _ = try await sample.run(poolForms: forms) {
      $0.only = [.deploy]
      $0.force = true
    }
    #expect(try sample.folder.text("dist/_pools/main/user-pool.json") == "{}")
    #expect(try sample.folder.text("dist/_pools/main/messages/note.txt") == "acme north")
    #expect(try sample.folder.text("dist/_pools/main/deploy/note.txt") == "acme north")
  }

  @Test func `a build of one pool writes that one`() async throws {
    let sample = try SampleBuild()
    _ = try await sample.run(poolForms: Self.forms) { $0.pool = "other" }
    #expect(
      try sample.tree().keys.contains("dist/_pools/other/messages/note.txt")
        || sample.tree().keys.contains("_pools/other/messages/note.txt"))
    #expect(try sample.tree().keys.allSatisfy { !$0.contains("_pools/main") })
  }
}

/// A form that notes the pool's tenants.
private struct PoolNote: PoolForm {
  var part = BuildPart.messages
  var findings: [Diagnostic] = []

  func files(for site: PoolSite) -> Checked<[OutputFile]> {
    Checked(part == .messages ? [.note("user-pool.json", "{}")] : [], findings)
  }

  func reading(of site: PoolSite) -> (any PoolReading)? { Names(part: part) }

  private struct Names: PoolReading {
    let part: BuildPart
    var ids: [String] = []

    mutating func read(_ member: PoolMember) { ids.append(member.tenant.id) }

    func files() -> Checked<[OutputFile]> {
      Checked([.note("\(part.rawValue)/note.txt", ids.joined(separator: " "))])
    }
  }
}

extension OutputFile {
  fileprivate static func note(_ path: String, _ text: String) -> OutputFile {
    OutputFile(path: path, bytes: Array(text.utf8), contentType: "text/plain", cache: .revalidate)
  }
}
