import Site

/// A page that all three can show: Cognito's two looks, and Lintel.
enum LookPage: String, CaseIterable, Sendable {
  case signIn = "sign-in"
  case wrongPassword = "wrong-password"
  case signUp = "sign-up"
  case confirm
  case forgotPassword = "forgot-password"
  case resetPassword = "reset-password"
  case mfa
  /// Every part that a look has, at once: no page of Cognito's.
  case controls

  var label: String { rawValue.split(separator: "-").joined(separator: " ") }

  /// The state of Lintel's own pages that says the same; nil where the tenant's pool has no use for it.
  func own(on site: TenantSite) -> PageState? {
    switch self {
    case .signIn: site.states(of: .login).first
    case .wrongPassword: site.states(of: .login).first { $0.name == "server-error" }
    case .signUp: site.states(of: .signup).first
    case .confirm: site.states(of: .code).first { $0.name.hasPrefix("confirm-") }
    case .forgotPassword: site.states(of: .forgotPassword).first
    case .resetPassword: site.states(of: .resetPassword).first
    case .mfa: site.states(of: .code).first { $0.name.hasPrefix("mfa-") }
    case .controls: site.states(of: .signup).first { $0.name == "policy-error" }
    }
  }
}
