import Bindings
import CognitoMock
import Site
import Syntax

/// Social and enterprise providers: the page that stands in for them, and the addresses that browsers
/// come back to.
struct ProviderRoutes: RouteGroup {
  let desk: HostedDesk

  var routes: [Route] {
    [
      Route("GET", "_lintel/provider") { [desk] match in
        let visit = HostedVisit(match.request)
        guard let page = desk.provider(visit.parameters["state"], visit) else {
          return .now(desk.show(error: "Invalid state parameter", visit))
        }
        return .now(desk.show(page, assertion: nil))
      },
      Route("POST", "_lintel/provider") { [desk] match in
        desk.consent(HostedVisit(match.request))
      },
      Route("GET", "oauth2/idpresponse", isOpen: true) { [desk] match in
        let visit = HostedVisit(match.request)
        var answer = FederationAnswer(
          state: visit.parameters["state"], code: visit.parameters["code"],
          browser: visit.cookies[.federation] ?? visit.cookies[.legacyFederation])
        answer.error = visit.parameters["error"]
        answer.errorDescription = visit.parameters["error_description"]
        return desk.take(answer, visit)
      },
      Route("POST", "saml2/idpresponse", isOpen: true) { [desk] match in
        let visit = HostedVisit(match.request)
        let form = visit.request.form ?? OAuthParameters()
        return desk.take(
          FederationAnswer(
            state: form["RelayState"],
            code: form["SAMLResponse"].map(Federation.code(forAssertion:)),
            browser: visit.cookies[.legacyFederation] ?? visit.cookies[.federation]), visit)
      },
      Route("POST", "saml2/logout", isOpen: true) { [desk] match in
        desk.endSession(HostedVisit(match.request))
      },
    ]
  }
}

extension HostedDesk {
  fileprivate func provider(_ state: String?, _ visit: HostedVisit) -> ProviderPage? {
    let time = service.clock.now
    let found = service.read { all -> ProviderPage? in
      let work = Work(state: all, time: time, random: RandomSource(seed: []))
      guard let federation = work.federation(state),
        let provider = all.resources[
          Resource.key("provider", federation.userPoolId, federation.provider)],
        let client = all.clients[federation.clientId]
      else { return nil }
      return ProviderPage(
        federation: federation, provider: provider, client: client,
        callbacks: all.settings.callbacks(of: client))
    }
    guard var page = found else { return nil }
    page.hint = visit.parameters["login_hint"] ?? ""
    return page
  }

  /// The page, whose form leads over the pool's domain to the app: so its policy has to allow.
  fileprivate func show(_ page: ProviderPage, assertion: String?) -> HTTPResponse {
    let bench = answers.workshop.bench
    let formAction = (try? site(page.client.tenant, bench)).flatMap { site in
      site.hostedPolicy(callbacks: page.callbacks).header.split(separator: ";")
        .map { $0.drop { $0 == " " } }.first { $0.hasPrefix("form-action ") }
    }
    let policy = PageFrame.policy.split(separator: ";").map { part in
      part.drop { $0 == " " }.hasPrefix("form-action")
        ? " \(formAction ?? "form-action 'self'")" : String(part)
    }.joined(separator: ";")
    let values = page.values(answers.frame, policy: policy, assertion: assertion)
    guard let bytes = bench.pages.render(.provider, values) else {
      return answers.fault(bench.pages.findings, bench)
    }
    return HTTPResponse(
      headers: HostedHeaders.page + [
        HTTPField("content-security-policy", "\(policy); frame-ancestors 'none'")
      ], body: bytes)
  }

  /// The person has said who they are, or that they will not.
  fileprivate func consent(_ visit: HostedVisit) -> HTTPAnswer {
    guard let form = visit.request.form, let page = provider(form["state"], visit) else {
      return .now(show(error: "Invalid state parameter", visit))
    }
    let state = page.federation.id
    guard form["act"] == "allow", let subject = form["sub"] else {
      let query = OAuthParameters([
        Attribute(name: "error", value: "access_denied"),
        Attribute(name: "error_description", value: "The user denied the request"),
        Attribute(name: "state", value: state),
      ])
      return .now(redirect(to: "/oauth2/idpresponse?\(query.encoded)"))
    }
    let given = page.mapping.compactMap { pair in
      form["claim:\(pair.claim)"].map { (pair.claim, $0) }
    }
    let claims = JSONTree.object(
      [("sub", .string(subject))]
        + given.filter { $0.0 != "sub" }.map { ($0.0, .string($0.1)) })
    let assertion =
      page.isSAML
      ? Base64.encode(
        Array(
          SAMLResponse.xml(
            id: RequestID.make(), subject: subject, attributes: given,
            issuer: page.provider.name, time: Timestamp(service.clock.now).iso
          ).utf8)) : nil
    return service.answer { (work) throws(Interruption) in
      work.consent(state, claims: claims, assertion: assertion)
    } respond: { [self] result in
      guard case .success(let code?) = result else {
        return show(error: "Invalid state parameter", visit)
      }
      if let assertion { return show(page, assertion: assertion) }
      let query = OAuthParameters([
        Attribute(name: "code", value: code), Attribute(name: "state", value: state),
      ])
      return redirect(to: "/oauth2/idpresponse?\(query.encoded)")
    }
  }

  fileprivate func take(_ answer: FederationAnswer, _ visit: HostedVisit) -> HTTPAnswer {
    service.answerWithKeys { (work) throws(Interruption) in
      try answer.run(on: &work)
    } respond: { [self] result, keys in
      response(result, visit, keys: keys, isPost: true)
    }
  }

  /// A provider says that somebody has signed out there: the session here is over too.
  fileprivate func endSession(_ visit: HostedVisit) -> HTTPAnswer {
    guard let form = visit.request.form, form["SAMLResponse"] ?? form["SAMLRequest"] != nil else {
      return .now(show(error: "Required String parameter 'SAMLResponse' is not present", visit))
    }
    let session = visit.cookies[.session]
    return service.answer { (work) throws(Interruption) in
      if let session { work.state.hostedSessions.remove(session) }
    } respond: { [self] _ in
      var response = show(
        HostedView(.signedOut, at: .login), visit, setting(of: visit), isReloadable: false)
      response.headers.append(HostedCookie.session.cleared)
      return response
    }
  }
}
