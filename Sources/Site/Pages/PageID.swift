/// A page's name, which is its file's name too.
package enum PageID: String, Hashable, Sendable, CaseIterable {
  case login, identifier, password
  case chooseMethod = "choose-method"
  case passkeyLogin = "passkey-login"
  case code, signup
  case messageSent = "message-sent"
  case forgotPassword = "forgot-password"
  case resetPassword = "reset-password"
  case newPassword = "new-password"
  case changePassword = "change-password"
  case mfaChoose = "mfa-choose"
  case mfaSetup = "mfa-setup"
  case totpSetup = "totp-setup"
  case contactSetup = "contact-setup"
  case passkeyAdd = "passkey-add"
  case security
  case rememberDevice = "remember-device"
  case profile, terms
  case customChallenge = "custom-challenge"
  case linkLanding = "link-landing"
  case callback
  case tenantPicker = "tenant-picker"
  case signedIn = "signed-in"
  case signedOut = "signed-out"
  case signOut = "sign-out"
  case verified
  case error, expired, locked, maintenance
  case notFound = "not-found"
}

/// Who answers the page's forms.
package enum Served: String, Hashable, Sendable, CaseIterable {
  /// A server: plain form posts, no script needed.
  case hosted
  /// A script that speaks to the Cognito API; the page is a file.
  case direct
}
