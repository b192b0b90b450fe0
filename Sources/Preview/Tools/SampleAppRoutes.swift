import Bindings
import CognitoMock
import Site
import Syntax

/// An app to sign in to: `site/sample-app`, as anybody's app might be, at an address that every client of
/// the project may send people to. It is never built.
///
/// Beside its own files are the two modules that an app would copy, and `apps.json`, which is to it what
/// an app's own settings are.
struct SampleAppRoutes: RouteGroup {
  let answers: PreviewAnswers
  let service: CognitoService

  private static let root = "_lintel/sample-app"
  private static let files = [
    "index.html": "site/sample-app/index.html", "app.js": "site/sample-app/app.js",
    "app.css": "site/sample-app/app.css", "pkce.js": "site/scripts/pkce.js",
    "pkce-api.js": "site/scripts/pkce-api.js",
  ]

  /// Where the app is on this server; with the clients of one tenant, or of the first few.
  static func address(showing tenant: String? = nil) -> String {
    "/\(root)/" + (tenant.map { "?tenant=\(PercentCoding.encode($0))" } ?? "")
  }

  var routes: [Route] {
    [
      Route("GET", Self.root) { [self] match in
        // Its own links are relative to the folder.
        guard match.request.target.isFolder else { return .now(.redirect(to: Self.address())) }
        return .now(file("index.html"))
      },
      Route("GET", "\(Self.root)/apps.json") { [self] match in
        .now(apps(of: match.request.query("tenant")))
      },
      Route("GET", "\(Self.root)/{name}") { [self] match in .now(file(match["name"])) },
    ]
  }

  private func file(_ name: String) -> HTTPResponse {
    guard let path = Self.files[name], let found = try? answers.workshop.files.read(path) else {
      return .plain("there is no file '\(name)'", status: 404)
    }
    let type = FileRoutes.contentType(of: name) ?? "text/html; charset=utf-8"
    return HTTPResponse(
      headers: [
        HTTPField("content-type", type), HTTPField("cache-control", "no-cache"),
        // The rest of the policy is the page's own.
        HTTPField("content-security-policy", "frame-ancestors 'none'"),
      ], body: found.bytes)
  }

  /// The clients of one tenant, or of the first few: those that an app in a browser can have, which
  /// holds no secret.
  private func apps(of tenant: String?) -> HTTPResponse {
    let project = answers.workshop.bench.snapshot.project
    let entries = project?.tenants.filter { tenant == nil || $0.id == tenant } ?? []
    let tenants = entries.prefix(StartPage.longest).compactMap { project?.tenant($0).value }
    let apps = service.read { state in
      tenants.flatMap { tenant in
        tenant.clients.compactMap { app -> JSONTree? in
          guard let pool = state.pools[tenant.pool.userPoolId],
            state.clients[app.clientId]?.secrets.isEmpty == true
          else { return nil }
          return Self.app(app, of: tenant, issuer: state.settings.issuer(of: pool))
        }
      }
    }
    return HTTPResponse(
      headers: [
        HTTPField("content-type", "application/json"), HTTPField("cache-control", "no-store"),
      ], body: Array(JSONTree.array(apps).compact().utf8))
  }

  private static func app(_ app: AppClient, of tenant: Tenant, issuer: String) -> JSONTree {
    let site = "/_lintel/site/\(PercentCoding.encode(tenant.id))/login.html"
    return [
      "label": .string("\(tenant.name.text(for: tenant.locales.first ?? "en")), \(app.name)"),
      "clientId": .string(app.clientId), "issuer": .string(issuer),
      "jwks": .string("/\(tenant.pool.userPoolId)/.well-known/jwks.json"),
      "storage": .string(app.storage.rawValue),
      "pages": .string("\(site)?app=\(PercentCoding.encode(app.name))"),
    ]
  }
}
