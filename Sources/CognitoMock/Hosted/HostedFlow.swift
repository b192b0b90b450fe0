import Syntax

/// A sign-in, sign-up or reset on the pages that is under way: what the cookie `page-data` stands for.
///
/// It is kept as a row of ``AuthSession`` with a challenge that the API does not know, so that it is no
/// session there.
struct HostedFlow {
  static let challenge = "HOSTED"

  let id: String
  let userPoolId: String
  let clientId: String
  /// As it was typed.
  var username: String
  /// Where it stands: any other page leads back to this one.
  var page: HostedPage
  /// Seconds since 1970.
  let begun: Double
  var expires: Double
  /// The engine's, of the challenge that is to be answered.
  var session = ""
  var challenge: ChallengeName?
  var parameters: [(String, String)] = []
  /// First factors, or second ones to choose from or to set up: wire names.
  var choices: [String] = []
  var destination = ""
  var medium: DeliveryMedium?
  /// Base 32, while an authenticator is set up.
  var totpSecret = ""
  /// The code stands in the place of a password.
  var isFirstFactor = false
  /// The person has chosen or proven the password in this flow.
  var isProven = false
  /// The canonical name of somebody who is through but for an offer.
  var signedIn: String?
  /// What the page says once.
  var isCodeSent = false

  init(_ id: String, _ request: AuthorizationRequest, username: String, at time: Double) {
    self.id = id
    userPoolId = request.pool.id
    clientId = request.client.id
    self.username = username
    page = .login
    begun = time
    expires = time + Self.limit
  }

  /// Seconds that a sign-in may take, each prompt for a second factor, a code to reset a password, and
  /// the confirmation of a sign-up.
  static let limit = 300.0
  static let promptLimit = 180.0
  static let resetLimit = 480.0
  static let signUpLimit = 3600.0

  func parameter(_ name: String) -> String? { parameters.first { $0.0 == name }?.1 }
}

extension HostedFlow {
  init?(_ row: AuthSession) {
    guard row.challenge == Self.challenge,
      let page = row.facts.text("page").flatMap(HostedPage.init)
    else { return nil }
    let facts = row.facts
    id = row.id
    userPoolId = row.userPoolId
    clientId = row.clientId
    username = row.username
    self.page = page
    if case .double(let time) = facts["begun"] { begun = time } else { begun = row.expires }
    expires = row.expires
    session = facts.text("session") ?? ""
    challenge = facts.text("challenge").flatMap(ChallengeName.init)
    parameters = (facts["parameters"]?.members ?? []).map { name, value in
      if case .string(let text) = value { (name, text) } else { (name, "") }
    }
    choices = facts.texts("choices")
    destination = facts.text("destination") ?? ""
    medium = facts.text("medium").flatMap(DeliveryMedium.init(rawValue:))
    totpSecret = facts.text("totp") ?? ""
    isFirstFactor = facts.flag("first") ?? false
    isProven = facts.flag("proven") ?? false
    signedIn = facts.text("signedIn")
    isCodeSent = facts.flag("sent") ?? false
  }

  var row: AuthSession {
    var facts = RowTree()
    facts.put("page", page.rawValue)
    facts.put("begun", begun)
    facts.put("session", session)
    facts.put("challenge", challenge?.rawValue)
    facts.put("parameters", parameters)
    facts.put("choices", choices)
    facts.put("destination", destination)
    facts.put("medium", medium?.rawValue)
    facts.put("totp", totpSecret)
    facts.put("first", isFirstFactor)
    facts.put("proven", isProven)
    facts.put("signedIn", signedIn)
    facts.put("sent", isCodeSent)
    var row = AuthSession(
      id: id, userPoolId: userPoolId, clientId: clientId, username: username,
      challenge: Self.challenge, expires: expires)
    row.facts = facts.tree
    return row
  }
}
