import Bindings
import Branding
import CognitoMock
import Diagnostics
import Site

/// The pages that the gallery's windows show, in folders in which their relative links lead on as they
/// do on a real site: `/_lintel/view/<tenant>/<mode>/<served>/de/login.html?state=busy`.
struct ViewRoutes: RouteGroup {
  let answers: PreviewAnswers

  var routes: [Route] {
    [
      Route("GET", "_lintel/view/{tenant}/{mode}/{served}/{path...}") { [answers] match in
        guard let mode = Theme.Mode(rawValue: match["mode"]),
          let served = Served(rawValue: match["served"])
        else { return .now(.plain("there is no such view", status: 404)) }
        return .now(
          answers.file(
            match["tenant"], .view(mode), match.rest, served, match.request.query("state")))
      }
    ]
  }
}

/// A tenant's site as it is uploaded, with the mock in Cognito's place: `/_lintel/site/<tenant>/…`.
struct SiteRoutes: RouteGroup {
  let answers: PreviewAnswers
  let service: CognitoService

  var routes: [Route] {
    [
      Route("GET", "_lintel/site/{tenant}/{path...}") { [answers, service] match in
        let tenant = match["tenant"]
        let root = "/_lintel/site/\(PercentCoding.encode(tenant))/"
        if match.rest.isEmpty { return .now(.redirect(to: "\(root)login.html")) }
        let look = SiteLook.uploaded(root: root, .mock(service.read(\.settings)))
        return .now(answers.file(tenant, look, match.rest, .direct, nil))
      }
    ]
  }
}

/// The tenant picker, whose links lead to the tenants' sites of the preview: `/_lintel/picker/`.
struct PickerRoutes: RouteGroup {
  static let root = "/_lintel/picker/"

  let answers: PreviewAnswers

  var routes: [Route] {
    [
      Route("GET", "_lintel/picker/{path...}") { [answers] match in
        guard !match.rest.isEmpty else {
          return .now(.redirect(to: "\(Self.root)tenant-picker.html"))
        }
        let bench = answers.workshop.bench
        guard
          let picker = bench.snapshot.picker(
            root: Self.root, { "/_lintel/site/\(PercentCoding.encode($0))/" })
        else { return .now(.plain("this project has no tenant picker", status: 404)) }
        guard let site = picker.value else { return .now(answers.fault(picker.findings, bench)) }
        do throws(Findings) {
          let files = SiteFiles(site, served: .direct, state: nil)
          return .now(try files.answer(match.rest, version: answers.events.version))
        } catch { return .now(answers.fault(error.all, bench)) }
      }
    ]
  }
}

extension StandIn {
  /// The mock as the pages speak to it: its API at another host than theirs, so that calls cross origins
  /// as they do to Cognito.
  static func mock(_ settings: MockSettings) -> StandIn {
    StandIn(
      endpoint: settings.address.replacing("//localhost", with: "//127.0.0.1"),
      domain: settings.address, issuer: settings.issuer, relyingParty: "localhost")
  }
}

extension PreviewAnswers {
  /// A file of a tenant's site; what is wrong with the tenant is drawn instead.
  fileprivate func file(
    _ tenant: String, _ look: SiteLook, _ path: [String], _ served: Served, _ state: String?
  ) -> HTTPResponse {
    let bench = workshop.bench
    do throws(Findings) {
      let files = SiteFiles(try bench.snapshot.site(tenant, look), served: served, state: state)
      return try files.answer(path, version: events.version)
    } catch { return fault(error.all, bench) }
  }
}
