import Bindings
import CognitoMock

/// The users of each pool: seen, added, and brought into any state.
struct UsersRoutes: RouteGroup {
  let answers: PreviewAnswers
  let service: CognitoService

  var routes: [Route] {
    [
      Route("GET", "_lintel/users") { [answers, service] match in
        answers.page(at: .users) { bench, frame throws(Findings) in
          let request = match.request
          let shown: UsersPage.Shown =
            request.query("add") != nil
            ? .adder : request.query("user").map { .user($0) } ?? .nothing
          let now = service.clock.now
          let known = bench.snapshot.project?.preview.users ?? []
          let page = service.read { state in
            UsersPage(
              state, pool: request.query("pool"), query: request.query("q") ?? "", shown: shown,
              known: known, now: now)
          }
          return .page(
            .users,
            page.values(
              frame, done: request.query("done").flatMap(Self.done) ?? "",
              refused: request.query("refused") ?? "",
              typed: (request.query("username") ?? "", request.query("attributes") ?? "")))
        }
      },
      // A test that signs in with an authenticator asks here, as it asks the inbox for codes.
      Route("GET", AuthenticatorCode.path) { [service] match in
        let now = service.clock.now
        let (pool, name) = (match.request.query("pool") ?? "", match.request.query("user") ?? "")
        let user = service.read { state in
          state.users[User.key(pool, name)]
            ?? state.users.rows(with: pool).first { $0.shownName == name }
        }
        guard let code = user.flatMap({ AuthenticatorCode($0, now: now) }) else {
          return .now(.plain("there is no such user with an authenticator", status: 404))
        }
        return .now(.json(code.tree))
      },
      Route("POST", "_lintel/users") { [service] match in
        guard let form = match.request.form else {
          return .now(.plain("this is no form", status: 400))
        }
        if form["act"] == "add" { return Self.add(form, service) }
        return Self.act(form, service)
      },
    ]
  }

  private static func act(_ form: OAuthParameters, _ service: CognitoService) -> HTTPAnswer {
    guard let act = UserAct(rawValue: form["act"] ?? "") else {
      return .now(.plain("there is no such act", status: 400))
    }
    let (pool, username) = (form["pool"] ?? "", form["username"] ?? "")
    return service.answer { (work) throws(Interruption) in
      try act.run(pool: pool, username: username, on: &work)
    } respond: { result in
      let user = act == .delete ? "" : "&user=\(PercentCoding.encode(username))"
      return back(pool, user, done: act.rawValue, result)
    }
  }

  private static func add(_ form: OAuthParameters, _ service: CognitoService) -> HTTPAnswer {
    let user = NewUser(
      pool: form["pool"] ?? "", username: (form["username"] ?? "").trimmed,
      attributes: form["attributes"] ?? "", password: form["password"],
      isPermanent: form["permanent"] == "yes")
    return service.answer { (work) throws(Interruption) in
      try user.run(on: &work)
    } respond: { result in
      let name = PercentCoding.encode(user.username)
      let isAdded = if case .success = result { true } else { false }
      // Who is refused mends what was typed, as far as an address can hold it.
      let attributes = PercentCoding.encode(user.attributes)
      let typed =
        "&add=yes&username=\(name)" + (attributes.count < 4000 ? "&attributes=\(attributes)" : "")
      return back(user.pool, isAdded ? "&q=\(name)" : typed, done: "add", result)
    }
  }

  /// To the page again: a form that was sent is not sent twice by a reload.
  private static func back(
    _ pool: String, _ rest: String, done: String, _ result: Result<Void, CognitoError>
  ) -> HTTPResponse {
    let said =
      switch result {
      case .success: "&done=\(done)"
      case .failure(let error): "&refused=\(PercentCoding.encode(error.message))"
      }
    var response = HTTPResponse.redirect(
      to: "/_lintel/users?pool=\(PercentCoding.encode(pool))\(rest)\(said)")
    response.status = 303
    return response
  }

  private static func done(_ name: String) -> String? {
    name == "add" ? "The user is added." : UserAct(rawValue: name)?.done
  }
}
