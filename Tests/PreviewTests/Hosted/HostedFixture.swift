import Bindings
import CognitoMock
import Site
import TestSupport
import Testing

@testable import Preview

/// The pool's domain of a small project, asked as browsers and programs ask it.
struct HostedFixture {
  static let query =
    "client_id=1h57kf5cpq17m0eml12EXAMPLE&response_type=code"
    + "&redirect_uri=https://app.acme.example/callback&state=s"

  private static let tenant = """
    {"id": "acme", "name": "Acme Robotics", "url": "https://acme.example/login/",
     "clients": {"web": {"clientId": "1h57kf5cpq17m0eml12EXAMPLE",
       "callbacks": ["https://app.acme.example/callback"],
       "signedOut": ["https://app.acme.example/"], "home": "https://app.acme.example/"}}}
    """

  /// Read once; the site is made before its files are gone.
  private static let shared = Result { () throws -> (Workshop, CognitoState) in
    let folder = try TemporaryFolder()
    let project = PreviewFixture.project
      .replacing("\"acme.json\", \"globex.json\", \"initech.json\"", with: "\"acme.json\"")
    try folder.write(project, to: "lintel.json")
    try folder.write(tenant, to: "acme.json")
    try folder.write(
      ##"{"name": "Plain", "color": {"primary": "#0b5fff"}}"##, to: "themes/plain/theme.json")
    let workshop = Workshop(
      LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path]), overlay: nil)
    let loaded = try #require(workshop.bench.snapshot.project)
    let tenants = loaded.tenants.compactMap { loaded.tenant($0).value }
    var state = Seed.make(
      loaded, tenants: tenants, settings: MockSettings(), at: Machine.time
    ).state
    state.settings.tokenKeys = ServiceFixture.keys
    _ = try workshop.bench.snapshot.site(
      "acme", .uploaded(root: "/_lintel/site/acme/", .mock(state.settings)))
    return (workshop, state)
  }

  let service: CognitoService
  private let asker: RouteAsker
  /// The browser's.
  private(set) var cookies: [String: String] = [:]

  /// Without a `ProjectMock`, which would make keys of its own for each test.
  init() throws {
    let (workshop, seeded) = try Self.shared.get()
    var state = seeded
    let pool = try #require(state.pools["eu-central-1_AbCdEf123"])
    var user = User(
      userPoolId: pool.id, username: "ada-sub", sub: "ada-sub", status: .confirmed,
      created: Machine.time)
    user["email"] = "ada@acme.example"
    user["email_verified"] = "true"
    user.password = User.Password(
      password: "Passw0rd!", username: user.username, pool: pool, salt: [1], time: 0,
      isTemporary: false)
    state.users.put(user)
    _ = state.commit()
    service = ServiceFixture.service(state)
    let desk = HostedDesk(
      service: service,
      answers: PreviewAnswers(workshop: workshop, events: LiveEvents()))
    asker = RouteAsker(
      HostedRoutes(desk: desk), ProviderRoutes(desk: desk), OAuthRoutes(service: service))
  }

  /// Asks with the browser's cookies and keeps those that come back.
  mutating func ask(
    _ method: String, _ target: String, headers: [HTTPField] = [], body: String = ""
  ) throws -> HTTPResponse {
    let jar = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var sent = headers
    if !jar.isEmpty { sent.append(HTTPField("cookie", jar.joined(separator: "; "))) }
    let response = try asker.ask(method, target, headers: sent, body: body)
    for cookie in response.headers.all("set-cookie") {
      let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
      let value = pair.count > 1 ? String(pair[1]) : ""
      cookies[String(pair[0])] = value.isEmpty ? nil : value
    }
    return response
  }

  mutating func post(
    _ target: String, _ form: String, headers: [HTTPField] = []
  ) throws -> HTTPResponse {
    let type = HTTPField("content-type", "application/x-www-form-urlencoded")
    return try ask("POST", target, headers: [type] + headers, body: form)
  }

  /// The token of the page that was shown last, as the form has it.
  static func token(_ page: HTTPResponse) -> String {
    PreviewFixture.values(of: "value", in: page.text).first ?? ""
  }
}
