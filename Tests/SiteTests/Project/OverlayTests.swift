import Bindings
import Diagnostics
import Testing

@testable import Site

@Suite struct OverlayTests {
  private let fixture = ProjectFixture.make(
    tenants: #""t.ndjson""#,
    defaults: #"{"theme": "base", "url": "https://{id}.app.example/"}"#,
    files: [
      "t.ndjson": """
      {"id": "a", "clients": {"web": {"clientId": "prod"}}}
      {"id": "b", "clients": {"web": {"clientId": "prodB"}}}
      """
    ])

  @Test func `a patch lies over pools by name and tenants by id`() throws {
    let tenants = try fixture.tenants(
      """
      {"pools": {"main": {"userPoolId": "eu-west-1_Test", "domain": null}},
       "defaults": {"url": "https://{id}.test.example/"},
       "tenants": {"a": {"clients": {"web": {"clientId": "test"}}, "name": "A of the test"}}}
      """)
    #expect(tenants.map { $0.clients[0].clientId } == ["test", "prodB"])
    #expect(tenants.map(\.url) == ["https://a.test.example/", "https://b.test.example/"])
    #expect(tenants.map(\.pool.userPoolId) == ["eu-west-1_Test", "eu-west-1_Test"])
    #expect(tenants[0].pool.domain == nil)
    #expect(tenants[0].pool.region == "eu-west-1")
  }

  @Test func `null takes a tenant out`() throws {
    #expect(try fixture.tenants(#"{"tenants": {"a": null}}"#).map(\.id) == ["b"])
    #expect(
      try fixture.findings(#"{"tenants": {"a": null}}"#).allSatisfy { $0.code != "overlay.unknown" }
    )
  }

  @Test func `the key of editors may stand in each object of it`() throws {
    let overlay =
      #"{"$schema": "o", "pools": {"$schema": "p"}, "tenants": {"$schema": "t", "a": {}}}"#
    #expect(try fixture.findings(overlay).filter { $0.severity == .error }.map(\.line) == [])
  }

  @Test func `a pool that the overlay takes out is missed with the overlay's place`() throws {
    let fixture = ProjectFixture.make(
      tenants: #""t.json""#, defaults: #"{"theme": "base", "pool": "main"}"#,
      files: ["t.json": #"{"id": "a", "clients": {"web": {"clientId": "1"}}}"#])
    let errors = try fixture.findings(#"{"pools": {"main": null}}"#).filter {
      $0.severity == .error
    }
    #expect(!errors.isEmpty)
    #expect(
      errors.allSatisfy { $0.hint == "the overlay takes it out, at env/test.json:1:20" },
      "\(errors.map(\.line))")
  }

  @Test(arguments: [
    ("/no/such.json", "file.missing: there is no file '/no/such.json'", "lintel was started"),
    ("/", "file.unreadable: cannot read '/': Is a directory", "put a file there"),
  ])
  func `a file of values that cannot be read is an error with advice`(
    path: String, expected: String, advice: String
  ) throws {
    let error = try #require(throws: Diagnostic.self) {
      _ = try Overlay.read(values: path, disk: LocalDisk())
    }
    #expect("\(error.code): \(error.message)" == expected)
    #expect(error.hint?.contains(advice) == true)
  }

  static let refusals: [(String, String)] = [
    (
      #"{"tenant": {}}"#,
      "env/test.json:1:2 json.key.unknown: 'tenant' is no key of an overlay → did you mean 'tenants'?"
    ),
    (
      #"{"tenants": {"aa": {}}}"#,
      "env/test.json:1:14 overlay.unknown: the overlay names the tenant 'aa', which is not there "
        + "→ did you mean 'a'?"
    ),
    (
      #"{"pools": {"mian": {}}}"#,
      "env/test.json:1:12 overlay.unknown: the overlay names the pool 'mian', which is not there "
        + "→ did you mean 'main'?"
    ),
    (
      #"{"tenants": {"a": {"id": "c"}}}"#,
      "env/test.json:1:20 overlay.id: an overlay cannot change the id of a tenant "
        + "→ remove it"
    ),
    (
      #"{"tenants": {"a": "x"}}"#,
      "env/test.json:1:19 json.kind: expected an object for 'a', found a string "
        + "→ put it in braces: {…}"
    ),
    (
      #"{"tenants": {"a": {"url": "javascript:1"}}}"#,
      "env/test.json:1:27 url.scheme: 'url' cannot begin with 'javascript:' → https:"
    ),
    (
      #"{"tenants": {"b": {"pool": "main", "cognito": {"tier": "plus"}}}}"#,
      "env/test.json:1:48 tenant.pool.fact: 'tier' is a fact of the pool 'main', which the tenant "
        + "names → say it in the pool, or leave out 'pool'"
    ),
  ]

  @Test(arguments: refusals)
  func `an overlay that does not fit is an error`(overlay: String, expected: String) throws {
    let errors = try fixture.findings(overlay).filter { $0.severity == .error }
    #expect(errors.map(\.line) == [expected])
  }

  @Test func `a tenant that lacks something is told at its own place`() throws {
    let findings = try fixture.findings(#"{"tenants": {"a": {"url": null, "clients": null}}}"#)
    #expect(
      findings.filter { $0.severity == .error }.map(\.line) == [
        "t.ndjson:1:1 tenant.missing: the tenant 'a' has no client "
          + #"→ "clients": {"web": {"clientId": "…"}}"#
      ])
  }

  @Test(arguments: [
    ("../x", "overlay.name: '../x' is no name of an environment"),
    ("", "overlay.name: '' is no name of an environment"),
    ("prod", "file.missing: there is no file 'env/prod.json'"),
  ])
  func `an environment that is not there is an error`(name: String, expected: String) {
    do throws(Diagnostic) {
      _ = try Overlay.read(env: name, in: fixture.files)
      Issue.record("accepted")
    } catch {
      #expect("\(error.code): \(error.message)" == expected)
    }
  }
}
