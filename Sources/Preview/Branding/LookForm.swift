import Site

/// What a page of Cognito's asks for, in words of Lintel's own that say what Cognito's say. Its pages
/// know the pool and nothing of a tenant: not its texts, not its labels.
struct LookForm: Sendable {
  struct Field: Sendable {
    let name: String
    let label: String
    var type = "text"
    var value = ""
    var autocomplete = "off"
    var isInvalid = false
  }

  struct Link: Sendable {
    var before = ""
    let label: String
    let page: LookPage
  }

  /// A rule of the pool's for passwords, and whether what is typed meets it.
  struct Rule: Sendable {
    let text: String
    let isMet: Bool
  }

  var title: String
  var lead: String
  var error = ""
  var fields: [Field] = []
  var rules: [Rule] = []
  var submit: String
  /// A second button, which does something else.
  var second = ""
  /// A way out beside the password.
  var forgot: Link?
  var link: Link?
  /// Whether providers are offered as well.
  var hasProviders = false
}

extension LookForm {
  /// - Parameter isChoice: whether the name is asked for first, and what to sign in with after it.
  static func make(_ page: LookPage, _ pool: Pool, isChoice: Bool) -> LookForm {
    let words = LookWords(pool: pool)
    switch page {
    case .signIn: return signIn(words, isChoice: isChoice)
    case .wrongPassword, .controls: return wrongPassword(words, page, isChoice: isChoice)
    case .signUp:
      return LookForm(
        title: "Sign up", lead: "Create a new account.", fields: words.signUpFields,
        rules: words.rules, submit: "Sign up",
        link: Link(before: "Have an account already?", label: "Sign in", page: .signIn),
        hasProviders: true)
    case .confirm:
      return LookForm(
        title: "Confirm your account", lead: "A code is on its way to \(words.maskedContact).",
        fields: [words.code], submit: "Confirm account", second: "Send a new code",
        link: Link(label: "Back to sign-in", page: .signIn))
    case .forgotPassword:
      return LookForm(
        title: "Forgot your password?",
        lead: "Enter your \(words.identifier.lowercased()), and we send you a code to reset it.",
        fields: [words.username], submit: "Reset my password",
        link: Link(label: "Back to sign-in", page: .signIn))
    case .resetPassword:
      return LookForm(
        title: "Reset your password", lead: "A code is on its way to \(words.maskedContact).",
        fields: [words.code, words.newPassword], rules: words.rules, submit: "Change password",
        second: "Send a new code", link: Link(label: "Back to sign-in", page: .signIn))
    case .mfa:
      return LookForm(
        title: "Verify that it is you", lead: words.factor, fields: [words.code],
        submit: "Sign in", link: Link(label: "Back to sign-in", page: .signIn))
    }
  }

  private static let forgotten = Link(label: "Forgot your password?", page: .forgotPassword)

  private static func signIn(_ words: LookWords, isChoice: Bool) -> LookForm {
    LookForm(
      title: "Sign in", lead: "Sign in to your account.",
      fields: [words.username] + (isChoice ? [] : [words.password]),
      submit: isChoice ? "Next" : "Sign in", forgot: isChoice ? nil : forgotten,
      link: words.signUpLink, hasProviders: true)
  }

  private static func wrongPassword(
    _ words: LookWords, _ page: LookPage, isChoice: Bool
  ) -> LookForm {
    var name = words.username
    name.value = words.contact
    var password = words.password
    password.isInvalid = true
    return LookForm(
      title: "Sign in", lead: "Sign in to your account.",
      error: "Incorrect username or password.", fields: [name, password],
      rules: page == .controls ? words.rules : [], submit: "Sign in",
      second: page == .controls ? "Send a new code" : "", forgot: forgotten,
      link: words.signUpLink, hasProviders: !isChoice || page == .controls)
  }
}
