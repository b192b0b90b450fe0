/// A page of the pool's domain, by its path. Paths that the service does not document are those of
/// steps which it shows under an address of its own as well.
package enum HostedPage: String, Hashable, Sendable, CaseIterable {
  case login = "/login"
  case loginPassword = "/login/password"
  case loginSelect = "/login/select"
  case loginCode = "/login/code"
  case loginPasskey = "/login/passkey"
  case changePassword = "/changePassword"
  case mfa = "/mfa"
  case mfaSelect = "/mfa/select"
  case mfaSetup = "/mfa/setup"
  case mfaSetupApp = "/mfa/setup/app"
  case mfaSetupContact = "/mfa/setup/contact"
  case signUp = "/signup"
  case confirm = "/confirm"
  case resendCode = "/resendcode"
  case forgotPassword = "/forgotPassword"
  case confirmForgotPassword = "/confirmforgotPassword"
  case passkeysAdd = "/passkeys/add"

  /// Whether the page can be opened by its address alone; all others belong to a sign-in under way.
  package var isEntry: Bool {
    switch self {
    case .login, .signUp, .forgotPassword: true
    default: false
    }
  }

  /// Whether the page is a step of proving who somebody is.
  package var isOfSignIn: Bool {
    switch self {
    case .signUp, .confirm, .resendCode, .forgotPassword, .confirmForgotPassword, .passkeysAdd:
      false
    default: true
    }
  }
}
