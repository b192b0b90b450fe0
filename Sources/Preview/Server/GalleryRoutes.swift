import Bindings
import Diagnostics
import Site
import Templating

/// The gallery, and each view of it at its fixed address.
struct GalleryRoutes: RouteGroup {
  let answers: PreviewAnswers

  var routes: [Route] {
    [
      Route("GET", "_lintel/gallery") { [answers] match in
        answers.page { bench, frame throws(Findings) in
          let (choice, site) = try Self.look(match.request, bench)
          if choice.isOther(than: match.request) {
            return .elsewhere("/_lintel/gallery/?\(choice.query)")
          }
          let page = GalleryPage(site, locale: choice.locale, width: choice.width) { state in
            (choice.address(of: state), choice.frame(of: state, on: site))
          } messages: { kind in
            (choice.address(of: kind), choice.frame(of: kind))
          }
          let filters = GalleryFilters.records(choice, site, bench.snapshot)
          return .page(
            .gallery,
            page.values(
              frame, action: "/_lintel/gallery/", filters: filters,
              branding: LookAddress.comparison(of: choice.tenant)))
        }
      },
      Route("GET", "_lintel/gallery/{page}") { [answers] match in
        answers.page { bench, frame throws(Findings) in
          guard let page = PageID(rawValue: match["page"]) else {
            let known = PageID.allCases.map(\.rawValue)
            throw Findings([ViewChoice.unknown("page", match["page"], among: known)])
          }
          let (choice, site) = try Self.look(match.request, bench)
          let asked = match.request.query("state")
          let states = site.states(of: page)
          guard let first = states.first else {
            // The tenant's pool has no use for the page.
            return .elsewhere("/_lintel/gallery/?\(choice.query)")
          }
          let state = states.first { $0.name == asked } ?? first
          if asked != nil, state.name != asked, !PageState.all(for: page).contains(named: asked) {
            let names = states.map(\.name)
            throw Findings([ViewChoice.unknown("state", asked ?? "", among: names)])
          }
          if asked != nil && state.name != asked || choice.isOther(than: match.request) {
            return .elsewhere(choice.address(of: state))
          }
          let view = ViewPage(state, of: states, choice, site)
          return .page(.view, view.values(frame, bench.snapshot))
        }
      },
      Route("GET", "_lintel/gallery/{medium}/{id}") { [answers] match in
        answers.page { bench, frame throws(Findings) in
          let (choice, site) = try Self.look(match.request, bench)
          guard let kind = MessageKind.named(match["medium"], match["id"]) else {
            throw Findings([
              ViewChoice.unknown(
                "message", "\(match["medium"])/\(match["id"])", among: MessageKind.all.map(\.path))
            ])
          }
          let form = MessageForm(match.request.query("as"))
          guard site.tenant.pool.sends(kind) else {
            return .elsewhere("/_lintel/gallery/?\(choice.query)")
          }
          if choice.isOther(than: match.request) {
            return .elsewhere(choice.address(of: kind, as: form))
          }
          let view = MessageViewPage(kind, as: form, choice, site)
          return .page(.view, view.values(frame, bench.snapshot))
        }
      },
    ]
  }

  /// What a request wants to see, and the site that it is seen on.
  private static func look(
    _ request: HTTPRequest, _ bench: Workshop.Bench
  ) throws(Findings) -> (ViewChoice, TenantSite) {
    var choice = try Findings.gather { () throws(Diagnostic) in
      try ViewChoice(request, in: bench.snapshot)
    }
    let site = try bench.snapshot.site(choice.tenant)
    choice.locale = try Findings.gather { () throws(Diagnostic) in
      try choice.locale(on: site)
    }
    return (choice, site)
  }
}

extension [PageState] {
  fileprivate func contains(named name: String?) -> Bool { contains { $0.name == name } }
}
