import Syntax

/// Ends the set-up of an authenticator app with its first code.
struct VerifySoftwareToken: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    switch try work.authenticatorSubject(input) {
    case .holder(let user):
      guard let secret = user.pendingAuthenticator else { throw .refused(.noAuthenticator) }
      try accept(secret, of: user, on: &work)
      return .json(["Status": "SUCCESS"])
    case .session(let engine, let row, var signIn):
      guard let secret = signIn.facts.authenticatorSecret, let user = signIn.user else {
        throw .refused(.noAuthenticator)
      }
      try accept(secret, of: user, on: &work)
      signIn.facts.isAuthenticatorVerified = true
      engine.use(row, on: &work)
      let session = engine.open(.mfaSetup, signIn, on: &work)
      return .json(["Session": .string(session), "Status": "SUCCESS"])
    }
  }

  /// Takes the app in the place of the one before. Its step is used up.
  private func accept(
    _ secret: String, of user: User, on work: inout Work
  ) throws(Interruption) {
    let code = input.required("UserCode")
    guard let step = TimeBasedCode.matchingStep(code, secret: secret, at: work.time) else {
      throw .refused(
        CognitoError(
          "EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA"))
    }
    var authenticator = User.Authenticator(secret: secret)
    authenticator.isVerified = true
    authenticator.lastStep = step
    authenticator.name = input.text("FriendlyDeviceName")
    work.state.users.update(user.key) { user in
      user.authenticator = authenticator
      user.pendingAuthenticator = nil
    }
  }
}

extension CognitoError {
  fileprivate static let noAuthenticator = CognitoError(
    "SoftwareTokenMFANotFoundException", "User has not set up software token mfa")
}
