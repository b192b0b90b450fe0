import Bindings
import CognitoMock
import Templating

/// Where a sign-in ends that was begun on the start page: what an app would have got.
struct LandingRoutes: RouteGroup {
  let answers: PreviewAnswers
  let service: CognitoService

  private static let path = "_lintel/signed-in"

  /// - Parameter origin: `http://localhost:9229`
  static func landing(at origin: String) -> MockSettings.Landing {
    MockSettings.Landing(
      callback: "\(origin)/\(path)", signedOut: "\(origin)/_lintel/",
      sites: "\(origin)/_lintel/site/", app: origin + SampleAppRoutes.address())
  }

  var routes: [Route] {
    [
      Route("GET", Self.path) { [answers, service] match in
        let request = match.request
        guard let code = request.query("code") else {
          let reason = request.query("error_description") ?? request.query("error") ?? ""
          return .now(answers.landing(LandingPage(refused: reason)))
        }
        return service.answerWithKeys { (work) throws(Interruption) in
          try Self.redeem(code, on: &work)
        } respond: { [answers] result, keys in
          switch result {
          case .failure(let error): answers.landing(LandingPage(refused: error.message))
          case .success(.failure(let error)):
            answers.landing(LandingPage(refused: error.description ?? error.code))
          case .success(.success(let landed)):
            answers.landing(LandingPage(landed, tokens: keys.sign(landed.tokens)))
          }
        }
      }
    ]
  }

  /// What an app's server does with the code: the token endpoint's own work, with the client's secret
  /// if it has one.
  private static func redeem(
    _ code: String, on work: inout Work
  ) throws(Interruption) -> Result<Landed, OAuthError> {
    guard let row = work.state.authorizationCodes[code],
      let client = work.state.clients[row.clientId]
    else { return .failure(.invalidGrant) }
    var form = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", row.redirectURI),
      ("client_id", client.id),
    ]
    if let secret = client.secrets.first { form.append(("client_secret", secret.value)) }
    let request = TokenRequest(
      authorization: nil,
      form: OAuthParameters(form.map { Attribute(name: $0.0, value: $0.1) }))
    let signedOut = work.state.settings.landing?.signedOut ?? ""
    let callback = row.redirectURI
    return try request.run(on: &work).map {
      Landed(tokens: $0, clientId: client.id, callback: callback, signedOut: signedOut)
    }
  }
}

/// A code that was redeemed.
struct Landed: Sendable {
  let tokens: TokenSet
  let clientId: String
  let callback: String
  let signedOut: String
}

/// The page itself.
struct LandingPage {
  private let title: String
  private let lead: String
  private let parts: [LogPart]
  private let signOut: String
  private let again: String

  init(refused reason: String) {
    title = "Nobody is signed in"
    lead = reason.isEmpty ? "This page is where a sign-in ends." : reason
    parts = []
    signOut = ""
    again = "/_lintel/"
  }

  init(_ landed: Landed, tokens: SignedTokens) {
    let name = ["email", "phone_number", "cognito:username"].lazy
      .compactMap { landed.tokens.idToken?.text($0) }.first
    title = name.map { "Signed in as \($0)" } ?? "Signed in"
    lead =
      "This is what an app gets for its code. A person who uses yours comes to its own callback."
    parts = [("ID token", tokens.idToken), ("Access token", tokens.accessToken)]
      .compactMap { title, token in
        TokenText.all(in: token ?? "").first.map { LogPart(title: title, text: $0.text) }
      }
    let client = PercentCoding.encode(landed.clientId)
    signOut = "/logout?client_id=\(client)&logout_uri=\(PercentCoding.encode(landed.signedOut))"
    again =
      "/login?client_id=\(client)&response_type=code&scope=openid"
      + "&redirect_uri=\(PercentCoding.encode(landed.callback))"
  }

  func values(_ frame: PageFrame) -> [(String, Value)] {
    frame.values + [
      ("title", .text(title)), ("lead", .text(lead)), ("isRefused", .flag(signOut.isEmpty)),
      ("parts", .list(parts.map(\.record))), ("signOut", .address(signOut)),
      ("again", .address(again)),
    ]
  }
}

extension PreviewAnswers {
  fileprivate func landing(_ page: LandingPage) -> HTTPResponse {
    response { _, frame throws(Findings) in .page(.landing, page.values(frame)) }
  }
}
