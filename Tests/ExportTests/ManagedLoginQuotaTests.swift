import Bindings
import Diagnostics
import Site
import TestSupport
import Testing

@testable import Export

@Suite struct ManagedLoginQuotaTests {
  private func findings(
    tenants: Int, clients: Int, isShared: Bool = false,
    pool: String = #""domain": "id.app.example""#
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"pools": {"main": {"userPoolId": "eu-central-1_AbCdEf123", \(pool)}},
       "defaults": {"theme": "base"}, "tenants": "tenants.ndjson"}
      """, to: "lintel.json")
    let lines = (0..<tenants).map { tenant in
      let apps = (0..<clients).map {
        "\"c\($0)\": {\"clientId\": \"id\(isShared ? 0 : tenant)x\($0)\"}"
      }
      return
        "{\"id\": \"t\(tenant)\", \"name\": \"T\", \"clients\": {\(apps.joined(separator: ", "))}}\n"
    }
    try folder.write(lines.joined(), to: "tenants.ndjson")
    let read = Project.load(LayeredFiles(disk: LocalDisk(), roots: [folder.path]))
    let project = try #require(read.value)
    return ManagedLoginQuota.findings(project).map { "\($0.severity): \($0.message)" }
  }

  @Test(arguments: [(21, 1), (7, 3), (30, 2)])
  func `more clients than there can be styles are a warning`(tenants: Int, clients: Int) throws {
    #expect(
      try findings(tenants: tenants, clients: clients) == [
        "warning: the pool 'main' has more than 20 app clients, and Cognito takes 20 managed "
          + "login styles a pool"
      ])
  }

  @Test(arguments: [(20, 1), (4, 5)])
  func `as many clients as styles are none`(tenants: Int, clients: Int) throws {
    #expect(try findings(tenants: tenants, clients: clients) == [])
  }

  @Test func `a client that tenants share is one`() throws {
    #expect(try findings(tenants: 51, clients: 2, isShared: true) == [])
  }

  @Test(arguments: [#""domain": "id.app.example", "tier": "lite""#, #""tier": "plus""#])
  func `a pool without managed login has no limit`(pool: String) throws {
    #expect(try findings(tenants: 21, clients: 1, pool: pool) == [])
  }
}
