import Bindings
import Branding
import CognitoMock
import Diagnostics
import Site

/// The page on which a theme's tokens are edited: `/_lintel/theme/?tenant=acme&color.primary.light=%230b5fff`.
///
/// A draft is all in the address, so that it can be kept, sent and reloaded.
struct ThemeRoutes: RouteGroup {
  let answers: PreviewAnswers
  let desk: ThemeDesk

  private static let root = "_lintel/theme"

  var routes: [Route] {
    [
      Route("GET", Self.root) { [self] match in page(match.request) },
      Route("GET", "\(Self.root)/view/{tenant}/{mode}/{draft}/{path...}") { [self] match in
        .now(view(match))
      },
      Route("POST", Self.root) { [self] match in
        guard let form = match.request.form else {
          return .now(.plain("this is no form", status: 400))
        }
        return .now(save(form))
      },
    ]
  }

  private func page(_ request: HTTPRequest) -> HTTPAnswer {
    guard request.target.isFolder else { return .now(.redirect(to: ThemeChoice.root)) }
    return answers.page(at: .theme) { bench, frame throws(Findings) in
      var choice = try Self.choice(request.query, bench.snapshot)
      let tenant = try bench.snapshot.wearer(choice.view.tenant)
      choice.view.locale = tenant.locales.contains("en") ? "en" : tenant.locales.first ?? "en"
      let draft = try desk.draft(of: tenant, said: Self.said(request.query, tenant))
      // What says the same as the file is left out, so that the file may change beneath a draft.
      if draft.written.contains(where: {
        request.query($0.key) != nil && draft.values[$0.key] == $0.value
      }) {
        return .elsewhere(Self.address(of: draft, choice, request.query))
      }
      let page = ThemePage(
        choice: choice, tenant: tenant, draft: draft,
        look: try desk.look(of: draft, on: tenant, in: bench.snapshot), canSave: desk.canSave)
      return .page(
        .theme,
        page.values(
          frame, bench.snapshot, done: request.query("done") != nil,
          refused: request.query("refused") ?? ""))
    }
  }

  /// What a request says of the theme that it was made for, and of no other.
  private static func said(
    _ query: @escaping (String) -> String?, _ tenant: Tenant
  ) -> (String) -> String? {
    let isOther = query("theme").map { $0 != tenant.themeName } ?? false
    return { isOther ? nil : query($0) }
  }

  private static func choice(
    _ query: (String) -> String?, _ snapshot: ProjectSnapshot
  ) throws(Findings) -> ThemeChoice {
    try Findings.gather { () throws(Diagnostic) in try ThemeChoice(query, in: snapshot) }
  }

  /// A page or file of the site that a draft makes.
  private func view(_ match: RouteMatch) -> HTTPResponse {
    let bench = answers.workshop.bench
    guard let mode = Theme.Mode(rawValue: match["mode"]) else {
      return .plain("there is no such view", status: 404)
    }
    do throws(Findings) {
      let tenant = try bench.snapshot.wearer(match["tenant"])
      let said = ThemeDraft.said(by: match["draft"])
      let draft = try desk.draft(of: tenant) { said.sent($0) }
      let look = try desk.look(of: draft, on: tenant, in: bench.snapshot)
      guard let site = look.shown else {
        return answers.fault(look.site.findings, bench)
      }
      let files = SiteFiles(
        site.with(mode: mode), served: .direct, state: match.request.query("state"))
      return try files.answer(match.rest, version: answers.events.version)
    } catch { return answers.fault(error.all, bench) }
  }

  /// Saves, and leads back to the page: a form that was sent is not sent twice by a reload. Who is refused finds the
  /// draft as it was.
  private func save(_ form: OAuthParameters) -> HTTPResponse {
    let bench = answers.workshop.bench
    let query = { form.sent($0) }
    do throws(Findings) {
      let choice = try Self.choice(query, bench.snapshot)
      let tenant = try bench.snapshot.wearer(choice.view.tenant)
      let draft = try desk.draft(of: tenant, said: Self.said(query, tenant))
      do throws(Findings) {
        try desk.save(draft, of: form["of"] ?? "", on: tenant, in: bench.snapshot)
        return Self.back("\(choice.query)&done=yes")
      } catch {
        let error = error.all.first { $0.severity == .error }
        let words = [error?.message, error?.hint].compactMap { $0 }.joined(separator: "; ")
        let kept = form.without(["act", "of", "refused", "done"]).encoded
        return Self.back("\(kept)&refused=\(PercentCoding.encode(words))")
      }
    } catch { return answers.fault(error.all, bench) }
  }

  /// Where a draft is shown, with what was said of it.
  private static func address(
    of draft: ThemeDraft, _ choice: ThemeChoice, _ query: (String) -> String?
  ) -> String {
    let said = ["refused", "done"].compactMap { name in
      query(name).map { Attribute(name: name, value: $0) }
    }
    let theme = draft.isChanged ? [Attribute(name: "theme", value: draft.theme)] : []
    let rest = OAuthParameters(theme + draft.changes.pairs + said)
    return "\(ThemeChoice.root)?\(choice.query)" + (rest.pairs.isEmpty ? "" : "&\(rest.encoded)")
  }

  private static func back(_ query: String) -> HTTPResponse {
    var response = HTTPResponse.redirect(to: "\(ThemeChoice.root)?\(query)")
    response.status = 303
    return response
  }
}

extension Tenant {
  /// The theme that the tenant wears, its own or the pool's.
  var themeName: String { theme ?? pool.theme ?? "base" }
}
