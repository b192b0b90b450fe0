import Diagnostics
import Testing

@testable import Site

@Suite struct PoolRuleTests {
  private func fixture(_ pools: String, _ tenants: String, _ defaults: String) -> ProjectFixture {
    ProjectFixture([
      "lintel.json": #"{"pools": \#(pools), "defaults": \#(defaults), "tenants": \#(tenants)}"#
    ])
  }

  private static let inline =
    #""cognito": {"userPoolId": "eu-central-1_In", "clientId": "i", "domain": "in.example"}"#

  @Test func `inline facts set a defaulted pool aside and name the pool by its id`() throws {
    let fixture = fixture(
      #"{"main": {"userPoolId": "eu-central-1_Abc", "domain": "id.example"}}"#,
      #"[{"id": "a", "clients": {"web": {"clientId": "c"}}}, {"id": "b", \#(Self.inline)}]"#,
      #"{"pool": "main", "theme": "base"}"#)
    #expect(try fixture.tenants().map(\.pool.name) == ["main", "eu-central-1_In"])
    #expect(try fixture.load().value?.pools.map(\.name) == ["eu-central-1_In", "main"])
    #expect(try fixture.tenants()[1].clients.map(\.clientId) == ["i"])
  }

  @Test func `a pool that a tenant names sets defaulted facts aside`() throws {
    let fixture = fixture(
      #"{"main": {"userPoolId": "eu-central-1_Abc", "domain": "id.example"}}"#,
      #"[{"id": "a", "pool": "main"}, {"id": "b"}]"#, #"{\#(Self.inline), "theme": "base"}"#)
    #expect(try fixture.tenants().map(\.pool.name) == ["main", "eu-central-1_In"])
  }

  @Test func `equal ids are one pool, whoever says what of it`() throws {
    let fixture = fixture(
      "{}",
      #"""
      [{"id": "a", "cognito": {"userPoolId": "eu-central-1_X", "clientId": "a"}},
       {"id": "b", "cognito": {"userPoolId": "eu-central-1_X", "clientId": "b", "domain": "x.example"}}]
      """#, #"{"theme": "base"}"#)
    #expect(try fixture.load().value?.pools.count == 1)
    #expect(try fixture.tenants().map(\.pool.domain) == ["x.example", "x.example"])
  }

  @Test func `facts of one pool that differ are an error`() throws {
    let fixture = fixture(
      "{}",
      #"""
      [{"id": "a", "cognito": {"userPoolId": "eu-central-1_X", "clientId": "a", "tier": "lite"}},
       {"id": "b", "cognito": {"userPoolId": "eu-central-1_X", "clientId": "b", "tier": "plus"}}]
      """#, #"{"theme": "base"}"#)
    #expect(
      try fixture.findings().filter { $0.severity == .error }.map(\.line) == [
        "lintel.json:2:83 pool.disagreement: 'tier' of the pool 'eu-central-1_X' is said otherwise "
          + "at lintel.json:1:139 → equal ids are one pool: say it once, in 'pools'"
      ])
  }

  @Test func `what a missing domain loses is said once for all pools`() throws {
    let tenants = (1...50).map {
      #"{"id": "t\#($0)", "cognito": {"userPoolId": "eu-central-1_X\#($0)", "clientId": "c"}}"#
    }
    let fixture = fixture("{}", "[\(tenants.joined(separator: ","))]", #"{"theme": "base"}"#)
    let messages = try fixture.load().findings.map(\.message)
    #expect(messages.count == 4)
    #expect(
      messages.allSatisfy { $0.hasPrefix("the pool 'eu-central-1_X1' and 49 more have no domain") })
  }

  @Test(
    arguments: zip(
      [
        #""recovery": ["phone"], "mfa": {"required": true, "methods": ["sms"]}"#,
        #""recovery": ["email"], "sender": "ses", "mfa": {"required": true, "methods": ["email"]}"#,
        #""recovery": ["phone"], "mfa": {"required": true, "methods": ["sms", "totp"]}"#,
        #""recovery": ["phone", "email"], "mfa": {"required": true, "methods": ["sms"]}"#,
        #""recovery": ["email"], "mfa": {"required": true, "methods": ["sms"]}"#,
        #""recovery": ["phone"], "mfa": {"required": false, "methods": ["sms"]}"#,
        #""recovery": ["admin"], "mfa": {"required": true, "methods": ["sms"]}"#,
      ], [1, 1, 0, 0, 0, 0, 0]))
  func `a pool whose only way to a new password is that of its MFA is warned of`(
    facts: String, count: Int
  ) throws {
    let fixture = fixture(
      #"{"p": {"userPoolId": "eu-central-1_A", "domain": "a.example", \#(facts)}}"#,
      #"[{"id": "a", "clients": {"web": {"clientId": "c"}}}]"#, #"{"theme": "dark"}"#)
    let found = try fixture.load().findings.filter { $0.code == "pool.recovery" }
    #expect(found.map(\.severity) == Array(repeating: .warning, count: count))
    #expect(found.allSatisfy { $0.hint?.contains("another channel") == true })
  }

  @Test func `what is not said is as Cognito has it`() throws {
    let fixture = fixture(
      #"{"p": {"userPoolId": "eu-central-1_A"}}"#,
      #"[{"id": "a", "clients": {"web": {"clientId": "c"}}}]"#, #"{"theme": "dark"}"#)
    let pool = try #require(try fixture.tenants().first).pool
    #expect(pool.passwordPolicy == .cognitoDefault)
    #expect(pool.tier == .essentials)
    #expect(pool.sender == .cognito)
    #expect(pool.identifiers == [.email])
    #expect(pool.methods == [.password])
    #expect(pool.recovery == [.email])
    #expect(pool.signUp)
    #expect(!pool.mfa.required && pool.mfa.methods.isEmpty)
    #expect(pool.defaultLocale == "en")
    #expect(pool.theme == "dark")
  }

  @Test func `a policy that is said requires no more than it says`() throws {
    let fixture = fixture(
      #"{"p": {"userPoolId": "eu-central-1_A", "passwordPolicy": {"requireSymbols": true}}}"#,
      #"[{"id": "a", "clients": {"web": {"clientId": "c"}}}]"#, #"{"theme": "dark"}"#)
    let policy = try #require(try fixture.tenants().first).pool.passwordPolicy
    #expect(policy.requireSymbols && !policy.requireNumbers && policy.minimumLength == 8)
  }

  @Test func `a project of many inline pools is read in good time`() throws {
    let lines = (1...3000).map {
      #"{"id": "t\#($0)", "cognito": {"userPoolId": "eu-central-1_X\#($0)", "clientId": "c"}}"#
    }
    let fixture = ProjectFixture([
      "lintel.json": #"{"defaults": {"theme": "base"}, "tenants": "t.ndjson"}"#,
      "t.ndjson": lines.joined(separator: "\n"),
    ])
    let project = try #require(try fixture.load().value)
    #expect(project.tenants.count == 3000 && project.pools.count == 3000)
    let last = try #require(project.tenants.last.flatMap { project.tenant($0).value })
    #expect(last.location.description == "t.ndjson:3000:1")
    #expect(last.pool.userPoolId == "eu-central-1_X3000")
    #expect(project.firstTenant(of: last.pool)?.id == "t3000")
  }
}
