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
          let page = GalleryPage(site, locale: choice.locale, width: choice.width) { state in
            (choice.address(of: state), choice.frame(of: state, on: site))
          }
          let filters = GalleryFilters.records(choice, site, bench.snapshot)
          return (
            .gallery, page.values(frame, action: "/_lintel/gallery/", filters: filters)
          )
        }
      },
      Route("GET", "_lintel/gallery/{page}") { [answers] match in
        answers.page { bench, frame throws(Findings) in
          guard let page = PageID(rawValue: match["page"]) else {
            let known = PageID.allCases.map(\.rawValue)
            throw Findings([ViewChoice.unknown("page", match["page"], among: known)])
          }
          let (choice, site) = try Self.look(match.request, bench)
          let view = try ViewPage(page, state: match.request.query("state"), choice, site)
          return (.view, view.values(frame, bench.snapshot))
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
