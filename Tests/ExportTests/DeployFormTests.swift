import Bindings
import Diagnostics
import Site
import Syntax
import TestSupport
import Testing

@testable import Export

@Suite struct CloudFormationFormTests {
  @Test func `images that make the template too large leave it out with a warning`() throws {
    let theme = try SampleTheme.make(
      #"{"layout": {"variant": "full", "image": "stage.png"}}"#,
      files: ["stage.png": SampleTheme.png(1600, 900, padding: 800_000)])
    let made = CloudFormationForm().files(for: try SampleSite.make(theme: theme))
    #expect(made.codes == ["warning cloudformation.size"])
    #expect(made.paths == [])
  }

  @Test(arguments: [(padding: 0, isDirect: true), (padding: 50_000, isDirect: false)])
  func `a template that a call cannot carry says so itself`(
    padding: Int, isDirect: Bool
  ) throws {
    let theme = try SampleTheme.make(
      #"{"layout": {"variant": "full", "image": "stage.png"}}"#,
      files: ["stage.png": SampleTheme.png(1600, 900, padding: padding)])
    let made = CloudFormationForm().files(for: try SampleSite.make(theme: theme))
    let text = try #require(made.text("deploy/cloudformation.json"))
    #expect((text.utf8.count <= CloudFormationForm.directLimit) == isDirect)
    #expect(text.contains("by a bucket") == !isDirect)
  }

  @Test func `without a domain there is nothing to brand`() throws {
    #expect(CloudFormationForm().files(for: try SampleSite.make(domain: nil)).paths == [])
  }

  @Test func `nothing that somebody else owns is a resource`() throws {
    let text = try #require(
      CloudFormationForm().files(for: try SampleSite.make(clients: ["web", "desk"])).text(
        "deploy/cloudformation.json"))
    let template = try JSONValue.parse(SourceFile(name: "template", text: text))
    let types = (template["Resources"]?.object?.members ?? []).compactMap {
      $0.value["Type"]?.string
    }
    #expect(
      Set(types) == [
        "AWS::Cognito::ManagedLoginBranding", "AWS::Cognito::UserPoolUICustomizationAttachment",
      ])
    #expect(
      template["Parameters"]?.object?.members.map(\.name) == [
        "UserPoolId", "WebClientId", "DeskClientId",
      ])
  }

  @Test(arguments: [
    (["web", "my-app"], ["Web", "MyApp"]), (["a_b", "a-b", "aB"], ["AB", "AB2", "AB3"]),
    (["_", "1"], ["Client", "1"]),
  ])
  func `names of clients become logical ids`(clients: [String], ids: [String]) {
    let names = LogicalNames(clients)
    #expect(clients.map { names[$0] } == ids)
  }
}

@Suite struct TerraformFormTests {
  private func text(_ site: TenantSite) -> String? {
    TerraformForm().files(for: site).text("deploy/main.tf.json")
  }

  @Test func `without a domain there is nothing to brand`() throws {
    #expect(text(try SampleSite.make(domain: nil)) == nil)
  }

  @Test func `an address is no template`() throws {
    let site = try SampleSite.make(
      terms: "https://a.example/?x=${x}&y=%{y}", privacy: ["*": "https://a.example/"])
    #expect(text(site)?.contains("?x=$${x}&y=%%{y}") == true)
  }

  @Test func `a name that Terraform does not take gets a letter before it`() throws {
    let site = try SampleSite.make(clients: ["1st-app"])
    #expect(text(site)?.contains("\"${var.client_1st_app_client_id}\"") == true)
  }

  @Test func `a module for branding and terms`() throws {
    let theme = try SampleTheme.make(
      #"{"logo": "logo.png"}"#, files: ["logo.png": SampleTheme.png(30, 10)])
    let site = try SampleSite.make(
      terms: "https://acme.example/terms", privacy: ["*": "https://acme.example/p"], theme: theme)
    try Golden.check(try #require(text(site)), "main.tf.json")
  }
}

@Suite struct UploadFormTests {
  private func form(_ program: String?) throws -> UploadForm {
    let folder = try TemporaryFolder()
    if let program { try folder.write(program, to: "templates/deploy/upload.sh") }
    return try UploadForm(files: LayeredFiles(disk: LocalDisk(), roots: [folder.path]))
  }

  @Test(arguments: [
    (nil, "deploy.upload.missing"), ("", "deploy.upload.marker"),
    ("pool=''\nregion=''\nclients=''\n", "deploy.upload.marker"),
    ("pool='x'\nregion=''\nclients=''\nroot=''\n", "deploy.upload.marker"),
  ])
  func `a program that cannot take settings is refused`(program: String?, code: String) throws {
    let error = #expect(throws: Diagnostic.self) { try form(program) }
    #expect(error?.code == code)
  }

  @Test func `the lines of settings are the tenant's, the rest is as it was`() throws {
    let form = try form("#!\npool=''\nregion=''\nclients=''\nroot=''\necho ''\n")
    let made = form.files(
      for: try SampleSite.make(url: "https://app.example/o'k/", clients: ["web", "desk"]))
    #expect(
      made.text("deploy/upload.sh") == """
        #!
        pool='eu-central-1_AbCdEf123'
        region='eu-central-1'
        clients='web:1h57kf5cpq17m0eml12EXAMPLE desk:2h57kf5cpq17m0eml12EXAMPLE'
        root='o'\\''k/'
        echo ''

        """)
  }
}
