import Bindings
import TestSupport
import Testing

@testable import Site

@Suite struct SampleProjectTests {
  @Test func `the repository is a project without findings`() throws {
    let folder = String(ProjectFolder.path.dropLast())
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder])
    let checked = Project.load(files)
    let project = try #require(checked.value)
    #expect(checked.findings.filter { $0.severity != .note }.map(\.line) == [])
    #expect(project.tenants.count >= 4)
    #expect(!project.preview.users.isEmpty)
    for entry in project.tenants {
      let tenant = project.tenant(entry)
      #expect(tenant.value != nil)
      #expect(tenant.findings.filter { $0.severity != .note }.map(\.line) == [])
    }
  }
}
