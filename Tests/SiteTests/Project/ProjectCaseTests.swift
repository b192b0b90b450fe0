import Diagnostics
import TestSupport
import Testing

@testable import Site

/// The same files are fed to the JSON Schemas in `Tests/standards/test_schemas.py`.
@Suite struct ProjectCaseTests {
  private static let kinds = ["project", "pool", "tenant"]

  @Test(arguments: ProjectCase.all(kinds, ["bad", "refused"]))
  func `a bad file has an error with a place and advice`(row: ProjectCase) throws {
    let errors = try row.fixture().findings().filter { $0.severity == .error }
    #expect(!errors.isEmpty)
    #expect(errors.filter { $0.location == nil || $0.hint == nil }.map(\.line) == [])
  }

  @Test(arguments: ProjectCase.all(kinds, ["good", "warned"]))
  func `a good file has none`(row: ProjectCase) throws {
    let errors = try row.fixture().findings().filter { $0.severity == .error }
    #expect(errors.map(\.line) == [])
  }

  @Test(arguments: kinds, ["bad", "refused", "warned"])
  func `each finding has its place, its words and its advice`(
    kind: String, verdict: String
  ) throws {
    var report = ""
    for row in ProjectCase.all([kind], [verdict]) {
      report += "# \(row.name)\n"
      for finding in try row.fixture().findings()
      where verdict == "warned" || finding.severity == .error {
        report += "\(finding.description) [\(finding.code)]\n"
      }
      report += "\n"
    }
    try Golden.check(report, "\(kind)-\(verdict).txt")
  }

  @Test func `there are cases`() {
    #expect(ProjectCase.all(Self.kinds, ["good"]).count > 15)
    #expect(ProjectCase.all(Self.kinds, ["bad"]).count > 100)
  }
}
