/// A page with what it says, whichever words and colours it says it in.
package struct HostedView: Sendable {
  /// Which page is drawn: more than one address can show the same.
  package enum Screen: Hashable, Sendable {
    case login, identifier, password, chooseMethod, passkeyLogin
    case code(HostedCode)
    case signUp, messageSent, forgotPassword, resetPassword, newPassword
    case mfaChoose, mfaSetup, totpSetup
    case contactSetup(DeliveryMedium)
    case passkeyAdd, verified, linkFailed, signedOut, error
  }

  /// Something that is no error of the person's.
  package enum Notice: Hashable, Sendable {
    /// The sign-in took too long, or was never begun in this browser.
    case somethingWentWrong
    case codeSent
    case passwordChanged
  }

  /// A factor to choose: its wire name, and where a code would go, masked.
  package struct Choice: Hashable, Sendable {
    package let value: String
    package var destination = ""
  }

  package var screen: Screen
  /// The page that the form posts to.
  package var page: HostedPage
  package var error: CognitoError?
  package var notice: Notice?
  /// Fields that were left empty, by id.
  package var missing: [String] = []
  /// The name as it was typed.
  package var username = ""
  /// What was typed into other fields, by name. Never a password or a code.
  package var values: [String: String] = [:]
  package var destination = ""
  package var choices: [Choice] = []
  /// The attributes that the page asks for.
  package var attributes: [String]?
  /// Base 32.
  package var totpSecret = ""
  /// JSON for the browser's prompt.
  package var passkeyOptions = ""
  /// Whether there is another way to prove who somebody is.
  package var hasOtherMethod = false
  /// Whether people may sign up, and get a new password, by themselves.
  package var canSignUp = false
  package var canRecover = false
  /// The service's own words on the error page.
  package var detail = ""

  /// Whether a mailed link led here, and no request of an app.
  package var isOfLink: Bool { screen == .verified || screen == .linkFailed }

  package init(_ screen: Screen, at page: HostedPage) {
    self.screen = screen
    self.page = page
  }

  /// The error page. Status 400.
  package init(error detail: String) {
    self.init(.error, at: .login)
    self.detail = detail
  }
}

/// Which code a page asks for.
package enum HostedCode: Hashable, Sendable {
  /// In the place of a password: 8 digits.
  case firstFactor(DeliveryMedium)
  case mfa(DeliveryMedium)
  case app
  case signUp(DeliveryMedium)
}
