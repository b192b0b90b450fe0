import Syntax

/// What a sign-in remembers from one step to the next: the `facts` of an ``AuthSession``.
struct SignInFacts {
  /// What has been shown so far.
  enum Factor: String {
    case password, oneTimeCode, passkey, custom, signUp
  }

  var flow: AuthFlow
  /// The name as the person wrote it.
  var typed: String
  /// What a user that is not there is called.
  var simulatedName: String?
  /// `DEVICE_KEY` of the client.
  var deviceKey: String?
  /// The first factor, once it has been shown.
  var factor: Factor?
  /// The second factor has been shown, or is not wanted.
  var hasSecondFactor = false
  /// The device has shown that it is itself.
  var hasDevice = false
  var hasNewPassword = false

  /// The code that was sent.
  var code: String?
  /// Where it was sent to, if the address is one that the user does not have yet.
  var address: String?
  /// The secret of an authenticator app that is being set up; base 32.
  var authenticatorSecret: String?
  /// VerifySoftwareToken has accepted it.
  var isAuthenticatorVerified = false
  /// The server's side of SRP.
  var srp: SRPExchange?
  /// The challenge of a passkey: base64url.
  var passkeyChallenge: String?
  /// `session` of the custom-challenge triggers.
  var rounds: [JSONTree] = []
  /// `privateChallengeParameters`
  var privateParameters: JSONTree?
  /// `challengeMetadata` of the challenge that was given.
  var challengeMetadata: String?

  init(flow: AuthFlow, typed: String) {
    self.flow = flow
    self.typed = typed
  }
}

extension SignInFacts {
  init?(_ tree: JSONTree) {
    guard let flow = tree.text("flow").flatMap(AuthFlow.init(rawValue:)),
      let typed = tree.text("typed")
    else { return nil }
    self.init(flow: flow, typed: typed)
    simulatedName = tree.text("simulatedName")
    deviceKey = tree.text("device")
    factor = tree.text("factor").flatMap(Factor.init(rawValue:))
    hasSecondFactor = tree.flag("hasSecondFactor") ?? false
    hasDevice = tree.flag("hasDevice") ?? false
    hasNewPassword = tree.flag("hasNewPassword") ?? false
    code = tree.text("code")
    address = tree.text("address")
    authenticatorSecret = tree.text("authenticator")
    isAuthenticatorVerified = tree.flag("isAuthenticatorVerified") ?? false
    srp = tree["srp"].flatMap(SRPExchange.init)
    passkeyChallenge = tree.text("passkeyChallenge")
    rounds = tree.items("rounds")
    privateParameters = tree["privateParameters"]
    challengeMetadata = tree.text("challengeMetadata")
  }

  var tree: JSONTree {
    var row = RowTree()
    row.put("flow", flow.rawValue)
    row.put("typed", typed)
    row.put("simulatedName", simulatedName)
    row.put("device", deviceKey)
    row.put("factor", factor?.rawValue)
    row.put("hasSecondFactor", hasSecondFactor)
    row.put("hasDevice", hasDevice)
    row.put("hasNewPassword", hasNewPassword)
    row.put("code", code)
    row.put("address", address)
    row.put("authenticator", authenticatorSecret)
    row.put("isAuthenticatorVerified", isAuthenticatorVerified)
    row.put("srp", srp?.tree)
    row.put("passkeyChallenge", passkeyChallenge)
    row.put("rounds", rows: rounds)
    row.put("privateParameters", privateParameters)
    row.put("challengeMetadata", challengeMetadata)
    return row.tree
  }
}

/// A sign-in at work: who it is about, and what it remembers.
struct SignIn {
  /// Nil where there is no such user and nobody may notice.
  var user: User?
  var facts: SignInFacts
  /// A challenge that a step asks the dispatcher for, before anything else.
  var wish: ChallengeName?

  init(user: User?, facts: SignInFacts, wish: ChallengeName? = nil) {
    self.user = user
    self.facts = facts
    self.wish = wish
  }

  /// Who it is about, as challenges name it.
  var username: String { user?.username ?? facts.simulatedName ?? facts.typed }
}
