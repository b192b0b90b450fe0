import Bindings
import Diagnostics
import Foundation
import Syntax
import TestSupport
import Testing

@testable import Site

@Suite struct PoolImportTests {
  /// A folder of saved answers in `Cases/aws`.
  private func answers(_ name: String) throws -> LayeredFiles {
    let folder = ProjectFolder.path + "Tests/SiteTests/Cases/aws/\(name)"
    var files: [String: [UInt8]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files["aws/\(file)"] = Array(
        try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).utf8)
    }
    return LayeredFiles(disk: MemoryDisk(files: files, links: [:]), roots: ["aws"])
  }

  private func answers(_ files: [String: String]) -> LayeredFiles {
    let bytes = Dictionary(
      uniqueKeysWithValues: files.map { ("aws/\($0.key)", Array($0.value.utf8)) })
    return LayeredFiles(disk: MemoryDisk(files: bytes, links: [:]), roots: ["aws"])
  }

  @Test(arguments: [
    ([:], "import.folder: there is no folder 'aws'"),
    (["readme.txt": ""], "import.pool.missing: 'aws' has no answer of describe-user-pool"),
    (["a.json": "{"], "json.end: the file ends before the '{' of line 1, column 1 is closed"),
    (["a.json": #"{"UserPool": {}}"#], "json.key.missing: the user pool has no 'Id'"),
    (["a.json": #"{"UserPool": {"Id": "x"}}"#], "pool.id: 'x' is no id of a user pool"),
    (
      [
        "a.json": #"{"UserPool": {"Id": "eu-west-1_A"}}"#,
        "b.json": #"{"UserPool": {"Id": "eu-west-1_B"}}"#,
      ], "import.pools: 'aws/a.json' has a user pool as well"
    ),
  ])
  func `answers that make no pool are an error`(files: [String: String], expected: String) {
    let errors = PoolImport.pool(from: answers(files)).findings.filter { $0.severity == .error }
    #expect(errors.map { "\($0.code): \($0.message)" } == [expected])
  }

  @Test(arguments: [
    ("CONFIRM_WITH_LINK", false, ["aws/a.json:2:56 import.verification"]),
    ("CONFIRM_WITH_LINK", true, []), ("CONFIRM_WITH_CODE", false, []),
  ])
  func `a pool that confirms by a link is warned of where people sign up`(
    option: String, adminOnly: Bool, expected: [String]
  ) {
    let pool = """
      {"UserPool": {"Id": "eu-west-1_A", "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": \(adminOnly)},
       "VerificationMessageTemplate": {"DefaultEmailOption": "\(option)"}}}
      """
    let findings = PoolImport.pool(from: answers(["a.json": pool])).findings
    let lines = findings.map { "\($0.location?.description ?? "") \($0.code)" }
    #expect(lines == expected)
  }

  @Test(arguments: ["essentials", "simple"])
  func `saved answers become a pool file`(name: String) throws {
    let imported = PoolImport.pool(from: try answers(name))
    let tree = try #require(imported.value)
    let findings = imported.findings.sorted().map { "\($0.description) [\($0.code)]\n" }
    try Golden.check(tree.pretty() + "\n" + findings.joined(), "import-\(name).txt")
  }

  @Test(arguments: ["essentials", "simple"])
  func `an imported pool is sound and does not differ from what it was made of`(
    name: String
  ) throws {
    let answers = try answers(name)
    let pool = try #require(PoolImport.pool(from: answers).value).compact()
    let fixture = ProjectFixture(["lintel.json": #"{"pools": {"p": \#(pool)}, "tenants": []}"#])
    let project = try fixture.load()
    #expect(project.findings.filter { $0.severity == .error } == [])
    #expect(PoolDrift.check(try #require(project.value), against: answers).map(\.line) == [])
  }

  @Test func `each fact that differs is listed where it is said`() throws {
    let fixture = ProjectFixture([
      "lintel.json": #"{"pools": "p/*.json", "tenants": "t.ndjson"}"#,
      "p/main.json": """
      {"userPoolId": "eu-central-1_AbCdEf123",
       "domain": "login.app.example",
       "tier": "plus",
       "methods": ["password"], "recovery": ["email"],
       "passwordPolicy": {"minimumLength": 8, "requireLowercase": true},
       "attributes": [{"name": "given_name"}, {"name": "custom:taem"}]}
      """,
      "t.ndjson": """
      {"id": "a", "theme": "base", "clients": {"web": {"clientId": "1h57kf5cpq17m0eml12example", "callbacks": ["https://app.example/cb"]}}}
      {"id": "b", "theme": "base", "clients": {"web": {"clientId": "2h57kf5cpq17m0eml12example"}}}
      {"id": "c", "theme": "base", "clients": {"web": {"clientId": "3h57kf5cpq17m0eml12example"}}}
      """,
    ])
    let project = try #require(try fixture.load().value)
    let drift = PoolDrift.check(project, against: try answers("essentials"))
    try Golden.check(drift.map { "\($0.description) [\($0.code)]\n" }.joined(), "drift.txt")
  }

  @Test func `a pool that the project does not have is a warning, no answers an error`() throws {
    let project = try #require(try ProjectFixture.make(tenants: "[]").load().value)
    #expect(
      PoolDrift.check(project, against: try answers("simple")).map(\.line) == [
        "aws/pool.json:1:21 drift.pool: no pool of the project is 'us-east-1_Simple'"
      ])
    let refused = [
      ([:], "import.folder"), (["a.txt": ""], "import.pool.missing"), (["a.json": "{"], "json.end"),
    ]
    for (files, code) in refused {
      #expect(PoolDrift.check(project, against: answers(files)).map(\.code) == [code])
    }
  }
}
