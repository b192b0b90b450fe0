import Bindings
import Branding
import Diagnostics
import Export
import Site
import Syntax
import TestSupport
import Testing

@Suite struct CustomMessageFormTests {
  // MARK: refusals

  @Test func `a kit without the program is refused`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: Diagnostic.self) {
      try CustomMessageForm(files: LayeredFiles(disk: LocalDisk(), roots: [folder.path]))
    }
    #expect(error?.code == "deploy.message-function.missing")
  }

  @Test func `another program is another digest`() throws {
    func digest(_ program: String) throws -> [UInt8] {
      let folder = try TemporaryFolder()
      try folder.write(program, to: "templates/deploy/custom-message.mjs")
      return try CustomMessageForm(files: LayeredFiles(disk: LocalDisk(), roots: [folder.path]))
        .digest
    }
    #expect(try digest("1") != digest("2"))
  }

  @Test func `a name is escaped for each place that it comes to`() throws {
    let made = try CustomMessageSample().make(tenants: [.named("acme", #"<b> & "c""#)])
    let values = try #require(made.json("tenants/acme.json")["values"])
    #expect(values["tenant:mailText"]?.string == "&lt;b&gt; &amp; &quot;c&quot;")
    #expect(values["tenant:line"]?.string == #"<b> & "c""#)
  }

  @Test func `a pool that has no sender of its own has no mails in it`() throws {
    let made = try CustomMessageSample(pool: #""sender": "cognito", "recovery": ["phone"]"#).make()
    for (path, text) in made.texts {
      #expect(!text.contains("emailMessage") && !text.contains("emailSubject"), "\(path)")
      #expect(text.contains("smsMessage"))
    }
  }

  @Test func `a client of two tenants is the first one's, with a warning`() throws {
    let made = try CustomMessageSample().make(tenants: [
      .named("acme", "Acme", client: "same"), .named("north", "North", client: "same"),
    ])
    #expect(try made.json("clients.json")["same"]?.string == "acme")
    #expect(made.findings.contains { $0.code == "deploy.message-function.client" })
  }

  // MARK: tables

  @Test func `the program is the kit's as it stands`() throws {
    let made = try CustomMessageSample().make()
    let program = try LocalDisk().read("\(ProjectFolder.path)/templates/deploy/custom-message.mjs")
    #expect(made.files["index.mjs"] == program)
  }

  @Test func `each client leads to its tenant, and none to the pool`() throws {
    let made = try CustomMessageSample().make()
    let clients = try made.json("clients.json")
    #expect(
      clients.object?.members.map(\.name) == ["CLIENT_ID_NOT_APPLICABLE", "acme1", "north1"])
    #expect(clients["acme1"]?.string == "acme")
    #expect(clients["CLIENT_ID_NOT_APPLICABLE"]?.string == "_pool")
  }

  @Test func `tenants share a language's texts`() throws {
    let made = try CustomMessageSample().make()
    #expect(made.texts.keys.sorted().map { $0.prefix(9) } == ["texts/de-", "texts/en-"])
  }

  @Test func `texts of a theme's own are texts of their own in that language only`() throws {
    let sample = try CustomMessageSample()
    let made = try sample.make(tenants: [
      .named("acme", "Acme"),
      .named(
        "north", "North",
        brand: #"{"texts": {"de": {"message.sign-up.title": "Nur noch ein Schritt"}}}"#),
    ])
    #expect(
      made.texts.keys.sorted().map { $0.prefix(9) } == ["texts/de-", "texts/de-", "texts/en-"])
    #expect(made.texts.values.count { $0.contains("Nur noch ein Schritt") } == 1)
  }

  @Test func `what all languages of a tenant say alike stands there once`() throws {
    let table = try CustomMessageSample().make().json("tenants/acme.json")
    let shared = Set(table["values"]?.object?.members.map(\.name) ?? [])
    #expect(shared.contains("card:mailAttribute"))
    let languages = table["languages"]?.array ?? []
    #expect(languages.compactMap { $0["locale"]?.string } == ["en", "de"])
    for language in languages {
      let own = Set(language["values"]?.object?.members.map(\.name) ?? [])
      #expect(!own.isEmpty && own.isDisjoint(with: shared))
    }
  }
}

extension PoolForm {
  /// What follows from a pool and from its tenants.
  func whole(of site: PoolSite) -> Checked<[OutputFile]> {
    let own = files(for: site)
    guard var reading = reading(of: site) else { return own }
    let findings = site.forEachMember { reading.read($0) }
    let read = reading.files()
    return Checked(
      (own.value ?? []) + (read.value ?? []), own.findings + findings + read.findings)
  }
}

/// A pool with tenants, and what the form makes of it.
private struct CustomMessageSample {
  private let pool: String
  private static let kit = Kit.load(
    LayeredFiles(disk: LocalDisk(), roots: [ProjectFolder.path]), locales: ["en", "de"])

  struct TenantText {
    let id: String
    let json: String

    static func named(_ id: String, _ name: String, client: String? = nil, brand: String = "{}")
      -> TenantText
    {
      TenantText(
        id: id,
        json: """
          {"id": "\(id)", "name": \(JSONTree.string(name).compact()), "brand": \(brand),
           "clients": {"web": {"clientId": "\(client ?? "\(id)1")", "callbacks": ["https://a.example/"]}}}
          """)
    }
  }

  /// - Parameter pool: more of its members.
  init(pool: String = #""sender": "ses""#) throws { self.pool = pool }

  func make(
    tenants: [TenantText] = [.named("acme", "Acme"), .named("north", "North")]
  ) throws -> Made {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"pools": {"main": {"userPoolId": "eu-central-1_AbCdEf123", "domain": "id.app.example", \(pool)}},
       "defaults": {"pool": "main", "theme": "base", "locales": ["en", "de"]},
       "tenants": [\(tenants.map(\.json).joined(separator: ","))]}
      """, to: "lintel.json")
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path])
    let project = try #require(Project.load(files).value)
    let pool = try #require(project.pools.first)
    let site = PoolSite.make(
      pool, of: project, kit: try #require(Self.kit.value), shelf: ThemeShelf(files: files))
    let made = try CustomMessageForm(files: files).whole(of: try #require(site.value))
    #expect(made.findings.allSatisfy { $0.severity != .error })
    return Made(
      files: Dictionary(
        uniqueKeysWithValues: try #require(made.value).map {
          (String($0.path.dropFirst("custom-message/".count)), $0.bytes)
        }), findings: made.findings)
  }

  struct Made {
    let files: [String: [UInt8]]
    let findings: [Diagnostic]

    var texts: [String: String] {
      files.filter { $0.key.hasPrefix("texts/") }.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    func json(_ path: String) throws -> JSONValue {
      try JSONValue.parse(SourceFile(name: path, bytes: try #require(files[path])))
    }
  }
}
