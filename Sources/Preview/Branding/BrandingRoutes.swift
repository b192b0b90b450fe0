import Bindings
import Branding
import Diagnostics
import Site
import Templating

/// Cognito's own two looks, from exactly what was uploaded, beside Lintel's pages.
struct BrandingRoutes: RouteGroup {
  let answers: PreviewAnswers
  let desk: BrandingDesk

  private static let root = "_lintel/branding"

  var routes: [Route] {
    [
      Route("GET", Self.root) { [self] match in comparison(match.request) },
      Route("GET", "\(Self.root)/{tenant}/{client}/classic/{name}") { [self] match in
        frame(match) { branding, page in
          guard let look = branding.classic.look else { return .nothing(branding.classic.reason) }
          if let page {
            let shown = ClassicPage(page: page, branding: branding, look: look)
            return .page(.classic, shown.values)
          }
          switch match["name"] {
          case "style.css": return .style(look.css)
          case "logo": return look.logo.map { .image($0) } ?? .unknown
          default: return .unknown
          }
        }
      },
      Route("GET", "\(Self.root)/{tenant}/{client}/managed-login/{mode}/{name}") { [self] match in
        frame(match) { branding, page in
          guard let mode = Theme.Mode(rawValue: match["mode"]) else { return .unknown }
          guard let look = branding.managedLogin.look else {
            return .nothing(branding.managedLogin.reason)
          }
          let name = match["name"]
          let shown = ManagedLoginPage(
            page: page ?? .signIn, branding: branding, look: look, mode: mode)
          if page != nil { return .page(.managedLogin, shown.values) }
          if name == "style.css" { return .style(shown.style) }
          let asset = look.assets.indices.first { shown.address.asset($0).hasSuffix("/\(name)") }
          return asset.map { .image(look.assets[$0].image) } ?? .unknown
        }
      },
    ]
  }

  private func comparison(_ request: HTTPRequest) -> HTTPAnswer {
    guard request.target.isFolder else { return .now(.redirect(to: "\(LookAddress.root)/")) }
    return answers.page(at: .branding) { bench, frame throws(Findings) in
      let choice = try Findings.gather { () throws(Diagnostic) in
        try BrandingChoice(request, in: bench.snapshot)
      }
      let branding = try desk.branding(
        of: choice.tenant, client: choice.client, orFirst: true, in: bench.snapshot)
      let page = BrandingPage(choice: choice, branding: branding)
      return .page(
        .branding,
        page.values(frame, bench.snapshot, clients: desk.clients(of: branding.site)))
    }
  }

  /// What an address below a look's folder leads to.
  private enum Shown {
    case page(PreviewPages.Name, [(String, Value)])
    case style(String)
    case image(LookImage)
    case nothing(String)
    case unknown
  }

  private func frame(
    _ match: RouteMatch, _ show: (ClientBranding, LookPage?) -> Shown
  ) -> HTTPAnswer {
    let bench = answers.workshop.bench
    let branding: ClientBranding
    do throws(Findings) {
      branding = try desk.branding(
        of: match["tenant"], client: match["client"], in: bench.snapshot)
    } catch { return .now(answers.fault(error.all, bench)) }
    let host = match.request.headers["host"] ?? match.host
    switch show(branding, LookPage(rawValue: match["name"])) {
    case .page(let name, let values): return .now(Self.page(name, values, bench, host: host))
    case .nothing(let reason):
      let values = [("reason", Value.text(reason))]
      return .now(Self.page(.lookless, values, bench, host: host, status: 404))
    case .style(let text): return .now(Self.style(text))
    case .image(let image): return .now(image.response)
    case .unknown: return .now(.plain("there is nothing of this look", status: 404))
    }
  }

  /// What was uploaded is somebody's: it may look as it likes, run nothing, and ask for nothing but its
  /// own images: other addresses of this server do something when they are asked. Without scripts a page
  /// of this origin can do nothing with it, and its files are closed to other origins.
  ///
  /// - Parameter host: the name that the server was asked by, checked before.
  private static func policy(_ host: String) -> String {
    "sandbox allow-same-origin; default-src 'none'; style-src 'self'; "
      + "img-src http://\(host)\(LookAddress.root)/ data:; base-uri 'none'; form-action 'none'; "
      + "frame-ancestors 'self'"
  }

  private static func page(
    _ name: PreviewPages.Name, _ values: [(String, Value)], _ bench: Workshop.Bench,
    host: String, status: Int = 200
  ) -> HTTPResponse {
    guard let bytes = bench.pages.render(name, values) else {
      return .plain(FaultPage.broken(bench.pages.findings).plain, status: 500)
    }
    return HTTPResponse(
      status: status,
      headers: [
        HTTPField("content-type", "text/html; charset=utf-8"),
        HTTPField("cache-control", "no-store"),
        HTTPField("content-security-policy", policy(host)),
      ], body: bytes)
  }

  private static func style(_ text: String) -> HTTPResponse {
    HTTPResponse(
      headers: [
        HTTPField("content-type", "text/css; charset=utf-8"),
        HTTPField("cache-control", "no-store"),
      ], body: Array(text.utf8))
  }
}
