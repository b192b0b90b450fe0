import Bindings
import Branding
import Diagnostics
import Site
import Syntax
import TestSupport
import Testing

@testable import Export

@Suite struct PoolFormTests {
  private static let kit = Kit.load(
    LayeredFiles(disk: LocalDisk(), roots: [ProjectFolder.path]), locales: ["en"]
  ).value

  /// A pool of one tenant, with what is said of it.
  private func site(_ pool: String) throws -> PoolSite {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"pools": {"main": {"userPoolId": "eu-central-1_AbCdEf123", \(pool)}},
       "defaults": {"locales": ["en"]},
       "tenants": [{"id": "acme", "name": "Acme", "brand": {"color": {"primary": "#0b5fff"}},
                    "url": "https://acme.example/", "clients": {"web": {"clientId": "abc"}}}]}
      """, to: "lintel.json")
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder.path])
    let project = try #require(Project.load(files).value)
    let kit = try #require(Self.kit)
    let shelf = ThemeShelf(files: files)
    let made = PoolSite.make(try #require(project.pools.first), of: project, kit: kit, shelf: shelf)
    return try #require(made.value)
  }

  private static let plus = #""domain": "id.acme.example", "tier": "plus""#

  @Test func `without a domain there are no classic pages`() throws {
    #expect(PoolClassicForm().files(for: try site(#""sender": "ses""#)).paths == [])
  }

  @Test func `the look of all clients is called by ALL`() throws {
    let made = PoolClassicForm().files(for: try site(Self.plus))
    #expect(
      made.paths == ["cognito/calls/ALL.set-ui-customization.json", "cognito/classic.css"])
    let call = try #require(made.text("cognito/calls/ALL.set-ui-customization.json"))
    #expect(call.contains("\"ClientId\": \"ALL\""))
    #expect(made.text("cognito/classic.css")?.contains("background-color: #0b5fff") == true)
  }

  @Test func `a pool without looks and notices has its function and its messages`() throws {
    let made = PoolCloudFormationForm().files(for: try site(#""tier": "essentials""#))
    #expect(made.paths == ["deploy/cloudformation.json", "deploy/user-pool.properties.json"])
    let text = try #require(made.text("deploy/user-pool.properties.json"))
    #expect(text.contains("{####}"))
    let template = try json(made, "deploy/cloudformation.json")
    #expect(
      template["Resources"]?.object?.members.map(\.name) == [
        "FunctionLog", "FunctionRole", "Function", "FunctionPermission",
      ])
  }

  @Test func `mails with a link stand apart from those with a code`() throws {
    let made = PoolCloudFormationForm().files(for: try site(#""signUp": true, \#(Self.plus)"#))
    func members(_ path: String) throws -> [String]? {
      try json(made, path)["VerificationMessageTemplate"]?.object?.members.map(\.name)
    }
    #expect(try members("deploy/user-pool.properties.json") == ["EmailMessage", "EmailSubject"])
    let path = "deploy/user-pool.by-link.properties.json"
    #expect(
      try members(path) == ["DefaultEmailOption", "EmailMessageByLink", "EmailSubjectByLink"])
    #expect(
      try json(made, path)["VerificationMessageTemplate"]?["EmailMessageByLink"]?.string?.contains(
        "{##") == true)
  }

  @Test(arguments: [#""signUp": false, "domain": "id.acme.example""#, #""signUp": true"#])
  func `a pool that cannot confirm by link has no mails with one`(pool: String) throws {
    let site = try site(pool)
    #expect(
      !PoolCloudFormationForm().files(for: site).paths.contains {
        $0.contains("by-link")
      })
    let module = try #require(PoolTerraformForm().files(for: site).text("deploy/main.tf.json"))
    #expect(!module.contains("by_link"))
  }

  @Test func `the function may write its own log, and nothing else`() throws {
    let template = try json(
      PoolCloudFormationForm().files(for: try site(Self.plus)), "deploy/cloudformation.json")
    let role = template["Resources"]?["FunctionRole"]?["Properties"]
    #expect(role?["Policies"]?.array?.count == 1)
    let statements = role?["Policies"]?.array?.first?["PolicyDocument"]?["Statement"]?.array
    #expect(statements?.count == 1)
    #expect(
      statements?.first?["Action"]?.array?.compactMap(\.string) == [
        "logs:CreateLogStream", "logs:PutLogEvents",
      ])
    #expect(
      statements?.first?["Resource"]?["Fn::GetAtt"]?.array?.compactMap(\.string) == [
        "FunctionLog", "Arn",
      ])
  }

  @Test func `the pool's properties import what the stack exports`() throws {
    let made = PoolCloudFormationForm().files(for: try site(Self.plus))
    let name = try json(made, "deploy/cloudformation.json")["Outputs"]?["FunctionArn"]?["Export"]?[
      "Name"]?.string
    #expect(name == "lintel-eu-central-1-AbCdEf123-custom-message")
    let config = try json(made, "deploy/user-pool.properties.json")["LambdaConfig"]
    #expect(config?["CustomMessage"]?["Fn::ImportValue"]?.string == name)
  }

  private func json(_ made: Checked<[OutputFile]>, _ path: String) throws -> JSONValue {
    try JSONValue.parse(SourceFile(name: path, text: try #require(made.text(path))))
  }

  @Test func `what to do at a risk is a parameter`() throws {
    let made = PoolCloudFormationForm().files(for: try site(Self.plus))
    let template = try json(made, "deploy/cloudformation.json")
    #expect(
      template["Parameters"]?.object?.members.map(\.name) == [
        "UserPoolId", "FunctionBucket", "FunctionKey", "NoticeSourceArn", "LowRiskAction",
        "MediumRiskAction", "HighRiskAction",
      ])
    let risk = template["Resources"]?["Risk"]?["Properties"]
    #expect(risk?["ClientId"]?.string == "ALL")
    let takeover = risk?["AccountTakeoverRiskConfiguration"]
    #expect(
      takeover?["NotifyConfiguration"]?.object?.members.map(\.name) == [
        "SourceArn", "NoActionEmail", "BlockEmail", "MfaEmail",
      ])
    #expect(
      takeover?["Actions"]?["HighAction"]?["EventAction"]?["Ref"]?.string == "HighRiskAction")
  }

  @Test func `a module for a pool's looks, notices and messages`() throws {
    let made = PoolTerraformForm().files(for: try site(Self.plus))
    try Golden.check(try #require(made.text("deploy/main.tf.json")), "pool.tf.json")
  }

  @Test func `the script of a pool has no site and all clients`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "pool=''\nregion=''\nclients=''\nroot=''\n", to: "templates/deploy/upload.sh")
    let form = try PoolUploadForm(files: LayeredFiles(disk: LocalDisk(), roots: [folder.path]))
    #expect(
      form.files(for: try site(Self.plus)).text("deploy/upload.sh") == """
        pool='eu-central-1_AbCdEf123'
        region='eu-central-1'
        clients='ALL:ALL'
        root=''

        """)
  }
}
