import Bindings
import CognitoMock

/// The pages of the pool's domain. Paths are case-sensitive.
struct HostedRoutes: RouteGroup {
  let desk: HostedDesk

  var routes: [Route] {
    HostedPage.allCases.flatMap { page in
      [
        Route("GET", page.rawValue, isOpen: true) { [desk] match in
          // What was answered before is found before anything is read or decoded.
          if page.isEntry,
            let response = desk.readyPage(match.request, CookieJar(match.request))
          {
            return .now(response)
          }
          return desk.look(at: page, HostedVisit(match.request))
        },
        Route("POST", page.rawValue, isOpen: true) { [desk] match in
          desk.post(to: page, HostedVisit(match.request))
        },
      ]
    } + [
      Route("GET", "oauth2/authorize", isOpen: true) { [desk] match in
        desk.authorize(HostedVisit(match.request))
      },
      Route("GET", "logout", isOpen: true) { [desk] match in
        desk.signOut(HostedVisit(match.request))
      },
      Route("GET", HostedLink.path, isOpen: true) { [desk] match in
        desk.confirmUser(HostedVisit(match.request))
      },
      Route("GET", "error", isOpen: true) { [desk] match in
        .now(
          desk.show(
            error: "An error was encountered with the requested page.", HostedVisit(match.request)))
      },
    ]
  }
}

extension HostedDesk {
  fileprivate func look(at page: HostedPage, _ visit: HostedVisit) -> HTTPAnswer {
    let generation = generation
    let setting = setting(of: visit)
    guard case .success(let request) = setting.checked else {
      return run(visit.asking(for: page), visit)
    }
    let bench = answers.workshop.bench
    do throws(Findings) {
      let site = try site(setting.tenant, bench)
      var asked = visit.asking(for: page)
      asked.startsWithIdentifier = site.tenant.signIn.start == .identifier
      guard page.isEntry, visit.cookies[.flow] == nil, request.loginHint == nil,
        case .page(let view) = asked.entry(request).body
      else { return run(asked, visit) }
      return .now(try entry(view, visit, setting, site, generation: generation))
    } catch { return .now(answers.fault(error.all, bench)) }
  }

  fileprivate func post(to page: HostedPage, _ visit: HostedVisit) -> HTTPAnswer {
    guard OriginCheck.allows(visit.request) else {
      var response = show(error: "The form was not sent from this page.", visit)
      response.status = 403
      return .now(response)
    }
    guard let form = visit.request.form else {
      return .now(show(error: "The request is no form.", visit))
    }
    var asked = visit.asking(for: page)
    asked.form = form
    guard accepts(form, at: page, visit) else { return run(asked.rejected, visit) }
    if let site = try? site(setting(of: visit).tenant, answers.workshop.bench) {
      asked.startsWithIdentifier = site.tenant.signIn.start == .identifier
    }
    return run(asked, visit)
  }

  private func run(_ asked: HostedRequest, _ visit: HostedVisit) -> HTTPAnswer {
    service.answerWithKeys { (work) throws(Interruption) in
      try asked.run(on: &work)
    } respond: { [self] result, keys in
      response(result, visit, keys: keys, isPost: asked.form != nil)
    }
  }

  fileprivate func authorize(_ visit: HostedVisit) -> HTTPAnswer {
    let (parameters, query) = (visit.parameters, visit.query.text)
    let cookie = visit.cookies[.session]
    return service.answerWithKeys { (work) throws(Interruption) in
      try AuthorizationRequest.authorize(parameters, query: query, cookie: cookie, on: &work)
    } respond: { [self] result, keys in
      response(result, visit, keys: keys, isPost: false)
    }
  }

  fileprivate func signOut(_ visit: HostedVisit) -> HTTPAnswer {
    let request = SignOut(visit.parameters)
    let session = visit.cookies[.session]
    return service.answer { (work) throws(Interruption) in
      request.run(session, on: &work)
    } respond: { [self] result in
      var response: HTTPResponse
      switch result {
      case .failure(let error): response = show(error: error.message, visit)
      case .success(.page(let text)): response = show(error: text, visit)
      case .success(.redirect(let address)): response = redirect(to: address)
      }
      response.headers += [HostedCookie.session.cleared, HostedCookie.flow.cleared]
      return response
    }
  }

  fileprivate func confirmUser(_ visit: HostedVisit) -> HTTPAnswer {
    let link = HostedLink(visit.parameters)
    return service.answerWithKeys { (work) throws(Interruption) in
      try link.run(on: &work)
    } respond: { [self] result, keys in
      response(result, visit, keys: keys, isPost: false)
    }
  }
}
