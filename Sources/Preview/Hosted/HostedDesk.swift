import Bindings
import CognitoMock
import Diagnostics
import Site

/// What all routes of the pool's domain work with: the mock, the project's pages, the forms' tokens.
struct HostedDesk: Sendable {
  let service: CognitoService
  let answers: PreviewAnswers
  private let tokens = PageTokens()
  private let cache = HostedPageCache()
  private let ready = ReadyPages()

  init(service: CognitoService, answers: PreviewAnswers) {
    self.service = service
    self.answers = answers
    service.observe { [ready] in ready.take($0) }
  }

  /// An entry page that was answered before, with a token of its own.
  func readyPage(_ request: HTTPRequest, _ cookies: CookieJar) -> HTTPResponse? {
    guard cookies[.flow] == nil,
      let page = ready.page(Self.key(request, cookies), version: answers.events.version)
    else { return nil }
    return page.response(tokens.make(at: service.clock.now))
  }

  /// What pages of rows depend on: to be taken before the rows are read.
  var generation: Int { ready.current }

  private static func key(_ request: HTTPRequest, _ cookies: CookieJar) -> String {
    "\(request.target.text)\n\(cookies[.language] ?? "")"
  }

  /// What the state says of a visit before anything is done: whose pages are shown.
  struct Setting: Sendable {
    let client: UserPoolClient?
    let checked: Result<AuthorizationRequest, AuthorizationFault>
    let providers: [String]
    /// Where a form may lead in the end.
    let callbacks: [String]
    /// Where a sign-in begins that no app has asked for.
    let signIn: String?
    /// The tenant whose brand is worn, if the state knows one.
    let tenant: String?
    /// Everything of the state that an entry page depends on.
    let version: String
  }

  func setting(of visit: HostedVisit) -> Setting {
    let generation = generation
    return service.read { state in
      let checked: Result<AuthorizationRequest, AuthorizationFault>
      do throws(AuthorizationFault) {
        checked = .success(
          try AuthorizationRequest.check(
            visit.parameters, query: visit.query.text, at: HostedPage(rawValue: visit.path),
            in: state))
      } catch { checked = .failure(error) }
      let request = try? checked.get()
      let client = request?.client ?? visit.clientId.flatMap { state.clients[$0] }
      let providers = request?.providers(in: state).map(\.name) ?? []
      let version = request.map {
        "\($0.client.id) \(generation) \(providers.joined(separator: " "))"
      }
      return Setting(
        client: client, checked: checked, providers: providers,
        callbacks: client.map { state.settings.callbacks(of: $0) } ?? [],
        signIn: client?.signInAddress(to: visit.parameters["redirect_uri"], state.settings),
        tenant: client?.tenant ?? state.settings.defaultTenant, version: version ?? "")
    }
  }

  /// The site whose pages a visit sees: the tenant's, else the first one's.
  func site(_ tenant: String?, _ bench: Workshop.Bench) throws(Findings) -> TenantSite {
    let project = bench.snapshot.project
    let known = tenant.flatMap { project?.entry($0) == nil ? nil : $0 }
    let id = known ?? project?.tenants.first?.id ?? ""
    let root = "/_lintel/site/\(PercentCoding.encode(id))/"
    return try bench.snapshot.site(id, .uploaded(root: root, .mock(service.read(\.settings))))
  }

  /// A page as an answer, with a token of its own.
  func show(
    _ view: HostedView, _ visit: HostedVisit, _ setting: Setting, isReloadable: Bool
  ) -> HTTPResponse {
    let bench = answers.workshop.bench
    do throws(Findings) {
      let site = try site(setting.tenant, bench)
      let token = tokens.make(at: service.clock.now)
      let look = look(
        site, visit, setting, apart: apart(view, visit, setting),
        queries: HostedLook.Queries(visit.query), token: token)
      var bytes = look.render(view)
      if isReloadable {
        bytes = LiveScript.inserted(into: bytes, version: answers.events.version)
      }
      return HTTPResponse(
        status: view.screen == .error || view.screen == .linkFailed ? 400 : 200,
        headers: headers(look.policy.header, look.locale, visit) + [
          HostedCookie.token.header(token)
        ],
        body: bytes)
    } catch { return answers.fault(error.all, bench) }
  }

  /// A page that everybody gets the same but for token and query: rendered once.
  func entry(
    _ view: HostedView, _ visit: HostedVisit, _ setting: Setting, _ site: TenantSite,
    generation: Int
  ) throws(Findings) -> HTTPResponse {
    let locale = visit.locale(among: site.locales)
    let version = answers.events.version
    let shown = try cache.page(
      "\(view.page.rawValue) \(view.screen) \(locale) \(site.tenant.id) \(setting.version)",
      version: version
    ) { () throws(Findings) in
      let look = look(
        site, visit, setting, queries: HostedLook.Queries(),
        token: HoledPage.Hole.token.rawValue)
      return HostedShown(
        page: HoledPage(LiveScript.inserted(into: look.render(view), version: version)),
        policy: look.policy.header)
    }
    let queries = HostedLook.Queries(visit.query)
    let parts = shown.page.filled { hole in
      switch hole {
      case .token: []
      case .query: HostedQuery.escaped(queries.own)
      case .languageQuery: HostedQuery.escaped(queries.withoutLanguage)
      case .providerQuery: HostedQuery.escaped(queries.withoutProvider)
      }
    }
    let page = ReadyPages.Page(parts: parts, headers: headers(shown.policy, locale, visit))
    ready.put(
      page, Self.key(visit.request, visit.cookies), version: version, generation: generation)
    return page.response(tokens.make(at: service.clock.now))
  }

  /// Whether a form comes from a page of ours that was shown to the same browser, and not too long ago:
  /// a sign-in has to be done in five minutes, all else in an hour, if its flow lasts so long.
  func accepts(_ form: OAuthParameters, at page: HostedPage, _ visit: HostedVisit) -> Bool {
    guard let time = tokens.time(form["_csrf"], cookie: visit.cookies[.token]) else {
      return false
    }
    return service.clock.now - time <= (page.isOfSignIn ? 300 : 3600)
  }

  private func look(
    _ site: TenantSite, _ visit: HostedVisit, _ setting: Setting,
    apart: HostedLook.Apart? = nil, queries: HostedLook.Queries, token: String
  ) -> HostedLook {
    let strict = site.with(policy: PolicyException())
    return HostedLook(
      site: site, locale: visit.locale(among: site.locales), client: setting.client,
      providers: setting.providers,
      policy: strict.hostedPolicy(callbacks: setting.callbacks),
      apart: apart, queries: queries, token: token)
  }

  private func apart(
    _ view: HostedView, _ visit: HostedVisit, _ setting: Setting
  ) -> HostedLook.Apart? {
    let isRefusal = view.screen == .error && (try? setting.checked.get()) == nil
    guard view.isOfLink || isRefusal else { return nil }
    return HostedLook.Apart(
      path: visit.request.method == "GET" ? visit.path : view.page.rawValue,
      signIn: setting.signIn ?? "/_lintel/")
  }

  /// - Parameter locale: the page's; kept where it was asked for.
  private func headers(_ policy: String, _ locale: String, _ visit: HostedVisit) -> [HTTPField] {
    var headers = HostedHeaders.page
    headers.append(HTTPField("content-security-policy", policy))
    if visit.parameters["lang"]?.lowercased() == locale.lowercased() {
      headers.append(HostedCookie.language.header(locale, lifetime: 31_536_000))
    }
    return headers
  }
}

extension HostedQuery {
  /// As it stands in an attribute: the only letter of it that HTML reads otherwise is `&`.
  static func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 64)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "&") { bytes += "&amp;".utf8 } else { bytes.append(byte) }
    }
    return bytes
  }
}
