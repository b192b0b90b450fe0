import Diagnostics
import Syntax
import Testing

@testable import Site

@Suite struct TenantFormTests {
  private static let client = #""clients": {"web": {"clientId": "c"}}"#

  private func tenant(_ id: String, _ rest: String = "") -> String {
    #"{"id": "\#(id)", \#(rest)\#(rest.isEmpty ? "" : ", ")\#(Self.client)}"#
  }

  private func ids(_ fixture: ProjectFixture) throws -> [String] {
    try #require(try fixture.load().value).tenants.map(\.id)
  }

  @Test func `tenants stand as listed, those of a pattern by id`() throws {
    let fixture = ProjectFixture.make(
      tenants: #"["z.ndjson", "t/*.json", \#(tenant("inline")), "rows.csv"]"#,
      files: [
        "t/1.json": tenant("m"), "t/2.json": tenant("b"), "t/.hidden.json": tenant("hidden"),
        "z.ndjson": tenant("z") + "\r\n\n" + tenant("y"),
        "rows.csv": "id,clients.web.clientId\nr,1\n,\nq,2\n",
      ])
    #expect(try ids(fixture) == ["z", "y", "b", "m", "inline", "r", "q"])
    #expect(try fixture.tenants().map(\.id) == ["z", "y", "b", "m", "inline", "r", "q"])
    #expect(try fixture.findings().filter { $0.severity == .error } == [])
  }

  @Test(arguments: [
    ("t/*.json", ["a", "b"]), ("t/?.json", ["a"]), ("**/*.json", ["a", "b", "c", "d"]),
    ("**/**/*.json", ["a", "b", "c", "d"]), ("**/t/**/*.json", ["a", "b", "c", "d"]),
    ("t/**/x*.json", ["d"]), ("*/deep/c.json", ["c"]), ("t/a.json", ["a"]),
  ])
  func `a pattern names files`(pattern: String, expected: [String]) throws {
    let fixture = ProjectFixture.make(
      tenants: #"["\#(pattern)"]"#,
      files: [
        "t/a.json": tenant("a"), "t/bb.json": tenant("b"), "t/deep/c.json": tenant("c"),
        "t/deep/er/xd.json": tenant("d"),
      ])
    let project = try #require(try fixture.load().value)
    #expect(project.tenants.map(\.id).sorted() == expected)
  }

  @Test func `defaults merge deeply, lists replace, null removes, id is filled in`() throws {
    let second = tenant(
      "b", ##""locales": ["de"], "url": null, "brand": {"color": {"text": "#111"}}"##)
    let fixture = ProjectFixture.make(
      tenants: #"""
        [{"include": "a.json", "defaults": {"theme": "north", "brand": {"shape": {"radius": "sm"}}}},
         \#(second)]
        """#,
      defaults: #"""
        {"theme": "base", "url": "https://{id}.example/{id}/", "locales": ["en", "fr"],
         "brand": {"color": {"primary": "#00f"}, "name": "{id}!"}}
        """#,
      files: ["a.json": tenant("a")])
    let tenants = try fixture.tenants()
    try #require(tenants.count == 2)
    #expect(tenants.map(\.theme) == ["north", "base"])
    #expect(tenants.map(\.url) == ["https://a.example/a/", nil])
    #expect(tenants.map(\.locales) == [["en", "fr"], ["de"]])
    #expect(
      tenants.compactMap { $0.brand.map { JSONTree($0.json).compact() } } == [
        ##"{"color":{"primary":"#00f"},"name":"a!","shape":{"radius":"sm"}}"##,
        ##"{"color":{"primary":"#00f","text":"#111"},"name":"b!"}"##,
      ])
  }

  @Test func `a row of CSV is a tenant with dotted keys`() throws {
    let fixture = ProjectFixture.make(
      tenants: #""rows.csv""#,
      files: [
        "rows.csv": """
        id,name.en,name.de,clients.web.clientId,clients.web.callbacks,brand.font.size,brand.texts.en.login.title,links.help
        one,"One, Ltd.",,c1,"[""https://one.example/cb""]",18,Welcome,
        two,Two,Zwei,2,,,,/help
        """
      ])
    #expect(try fixture.findings().filter { $0.severity == .error } == [])
    let tenants = try fixture.tenants()
    try #require(tenants.count == 2)
    #expect(tenants[0].name.values == ["en": "One, Ltd."])
    #expect(tenants[1].name.values == ["en": "Two", "de": "Zwei"])
    #expect(tenants[0].clients[0].callbacks == ["https://one.example/cb"])
    #expect(tenants[1].clients[0].clientId == "2")
    #expect(tenants[1].links.help?.url(for: "en").text == "/help")
    let brand = try #require(tenants[0].brand?.json)
    #expect(brand["font"]?["size"]?.int == 18)
    #expect(brand["texts"]?["en"]?["login.title"]?.string == "Welcome")
    #expect(tenants[1].location.description == "rows.csv:3:1")
  }

  @Test func `a finding points into the file that said it`() throws {
    let fixture = ProjectFixture.make(
      tenants: #"["more.ndjson", "rows.csv"]"#,
      files: [
        "more.ndjson": tenant("a") + "\n" + tenant("b", #""url": "http://b.example""#),
        "rows.csv": "id,theme,url,clients.web.clientId\nc,base,ftp://c,1\n",
      ])
    let errors = try fixture.findings().filter { $0.severity == .error }
    #expect(
      errors.map(\.line) == [
        "more.ndjson:2:20 url.http: 'url' sends people to http, which anybody can read and change "
          + "→ write https://",
        "rows.csv:2:8 url.scheme: 'url' cannot begin with 'ftp:' → https:",
      ])
  }

  @Test func `equal tenants have equal digests wherever they stand`() throws {
    let one = ProjectFixture.make(tenants: #""a.json""#, files: ["a.json": tenant("a")])
    let other = ProjectFixture.make(tenants: #""b.ndjson""#, files: ["b.ndjson": tenant("a")])
    let changed = ProjectFixture.make(
      tenants: #""a.json""#, files: ["a.json": tenant("a", #""url": "https://a.example""#)])
    #expect(try one.tenants().map(\.digest) == other.tenants().map(\.digest))
    #expect(try one.tenants().map(\.digest) != changed.tenants().map(\.digest))
  }
}
