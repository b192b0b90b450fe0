import Bindings
import CognitoMock
import Diagnostics
import Syntax
import TestSupport
import Testing

@testable import Preview

@Suite struct ProjectMockTests {
  private static let poolId = "eu-central-1_AbCdEf123"
  private static let users = """
    "preview": {"groups": ["staff"], "fixedCode": "135790",
      "users": [
        {"username": "ada@acme.example", "password": "Correct-horse-7", "groups": ["staff"],
         "attributes": {"email": "ada@acme.example", "email_verified": true}, "mfa": ["totp"]},
        {"username": "temp@acme.example", "temporaryPassword": "Correct-horse-7",
         "attributes": {"email": "temp@acme.example"}}]},
    """

  private func project(_ changes: [(String, String)] = []) -> String {
    var text = PreviewFixture.project.replacing(
      "\"defaults\":", with: "\(Self.users) \"defaults\":")
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return text
  }

  private func names(_ mock: ProjectMock) -> [String] {
    mock.service.read { $0.users.all.compactMap { $0["email"] } }.sorted()
  }

  private func attempt(_ mock: ProjectMock, _ operation: String, _ input: JSONTree) -> String {
    let result = mock.service.perform { work throws(Interruption) in
      try work.run(operation, input)
    }
    if case .failure(let error) = result { return error.type }
    return "done"
  }

  @Test func `what Cognito would refuse is a warning and not there`() throws {
    let text = project([
      ("\"Correct-horse-7\", \"groups\"", "\"short\", \"groups\"")
    ])
    let preview = try PreviewFixture(["lintel.json": text])
    let finding = try #require(preview.mock.findings.first { $0.code == "preview.seed" })
    #expect(finding.severity == .warning)
    #expect(finding.message.contains("ada@acme.example"))
    #expect(finding.message.contains("Password did not conform with policy"))
    #expect(names(preview.mock) == ["temp@acme.example"])
  }

  @Test func `pools, clients, users and groups are what the project says`() throws {
    let preview = try PreviewFixture(["lintel.json": project()])
    #expect(preview.mock.findings == [])
    #expect(names(preview.mock) == ["ada@acme.example", "temp@acme.example"])
    let user = try #require(
      preview.mock.service.read { state in
        state.users.first(with: User.indexKey(Self.poolId, "email", "ada@acme.example"))
      })
    #expect(user.groups == ["staff"])
    #expect(user.status == .confirmed)
    #expect(user.mfa.preferred == "SOFTWARE_TOKEN_MFA")
    let client = try #require(
      preview.mock.service.read { $0.clients["1h57kf5cpq17m0eml12EXAMPLE"] })
    #expect(client.tenant == "acme")
    #expect(client.callbackURLs == ["https://app.acme.example/callback"])
    #expect(preview.mock.service.read { $0.domains["id.acme.example"]?.userPoolId } == Self.poolId)
  }

  @Test func `a function that is asked about new users keeps none of the project's away`() throws {
    let triggers = #""triggers": {"PreSignUp": "http://localhost:1/up"}, "groups""#
    let preview = try PreviewFixture(["lintel.json": project([("{\"groups\"", "{\(triggers)")])])
    #expect(preview.mock.findings == [])
    #expect(names(preview.mock) == ["ada@acme.example", "temp@acme.example"])
    preview.mock.service.reset()
    #expect(names(preview.mock) == ["ada@acme.example", "temp@acme.example"])
  }

  @Test func `the same project is the same state every time`() throws {
    let preview = try PreviewFixture(["lintel.json": project()])
    let other = try ProjectMock(preview.workshop, PreviewOptions())
    func subs(_ mock: ProjectMock) -> [String] { mock.service.read { $0.users.all.map(\.sub) } }
    #expect(subs(preview.mock) == subs(other))
    preview.mock.service.reset()
    #expect(subs(preview.mock) == subs(other))
  }

  @Test func `a command that is run at once finds every one of very many tenants`() throws {
    let tenants = (0..<700).map { number in
      #"{"id": "t\#(number)", "name": "T", "url": "https://t\#(number).example/", "clients": "#
        + #"{"web": {"clientId": "client\#(number)", "callbacks": ["https://t\#(number).example/c"]}}}"#
    }
    let preview = try PreviewFixture([
      "lintel.json": project([
        (#""acme.json", "globex.json", "initech.json""#, #""many.ndjson""#)
      ]),
      "many.ndjson": tenants.joined(separator: "\n"),
    ])
    let mock = try ProjectMock(preview.workshop, PreviewOptions(waitsForTenants: true))
    #expect(mock.service.read { $0.clients.all.count { $0.tenant != nil } } == 700)
  }

  @Test func `a save changes what it says anew, and nothing that has happened`() throws {
    let preview = try PreviewFixture(["lintel.json": project()])
    let mock = preview.mock
    let ada: JSONTree = ["UserPoolId": .string(Self.poolId), "Username": "ada@acme.example"]
    #expect(attempt(mock, "AdminDeleteUser", ada) == "done")
    try preview.folder.write(
      project([("\"recovery\": [\"email\"]", "\"recovery\": [\"email\"], \"tier\": \"lite\"")]),
      to: "lintel.json")
    preview.workshop.take(["lintel.json"])
    mock.seed(from: 0)
    #expect(names(mock) == ["temp@acme.example"])
    let tier = mock.service.read { $0.pools[Self.poolId]?.settings.text("UserPoolTier") }
    #expect(tier == "LITE")
  }

  @Test func `a restart keeps what was changed and does not bring back what was deleted`() throws {
    let preview = try PreviewFixture(["lintel.json": project()])
    let options = PreviewOptions(state: "\(preview.folder.path)/state.db")
    do {
      let mock = try ProjectMock(preview.workshop, options)
      let ada: JSONTree = ["UserPoolId": .string(Self.poolId), "Username": "ada@acme.example"]
      #expect(attempt(mock, "AdminDeleteUser", ada) == "done")
      let group: JSONTree = ["UserPoolId": .string(Self.poolId), "GroupName": "new"]
      #expect(attempt(mock, "CreateGroup", group) == "done")
    }
    let mock = try ProjectMock(preview.workshop, options)
    #expect(names(mock) == ["temp@acme.example"])
    #expect(mock.service.read { $0.groups.all.map(\.name) } == ["new", "staff"])
  }

  @Test func `a clock that was moved stays so over a restart, until a reset`() throws {
    let preview = try PreviewFixture(["lintel.json": project()])
    let options = PreviewOptions(state: "\(preview.folder.path)/state.db")
    func hoursAhead(_ act: (CognitoService) -> Void = { _ in }) throws -> Double {
      let service = try ProjectMock(preview.workshop, options).service
      let ahead = service.clock.now - Machine.time
      act(service)
      return (ahead / 3600).rounded()
    }
    #expect(try hoursAhead { $0.move { $0.advance(by: 7200) } } == 0)
    #expect(try hoursAhead { $0.move { $0.set(to: Machine.time - 3600) } } == 2)
    #expect(try hoursAhead { $0.reset() } == -1)
    #expect(try hoursAhead() == 0)
  }

  @Test func `a project's users are as old as the clock that was moved says`() throws {
    let preview = try PreviewFixture(["lintel.json": PreviewFixture.project])
    let options = PreviewOptions(state: "\(preview.folder.path)/state.db")
    do {
      let mock = try ProjectMock(preview.workshop, options)
      mock.service.move { $0.advance(by: 1e9) }
    }
    try preview.folder.write(project(), to: "lintel.json")
    preview.workshop.take(["lintel.json"])
    let mock = try ProjectMock(preview.workshop, options)
    let created = mock.service.read { $0.users.all.map(\.created) }
    #expect(created.count == 2)
    #expect(created.allSatisfy { $0 > Machine.time + 9e8 })
  }

  @Test func `the first tenant's pool is the one at the root`() throws {
    let preview = try PreviewFixture(["lintel.json": project()])
    #expect(preview.mock.pool(host: "localhost") == Self.poolId)
    #expect(preview.mock.pool(host: "globex.localhost") == Self.poolId)
    #expect(preview.mock.pool(host: "id.acme.example") == Self.poolId)
  }
}
