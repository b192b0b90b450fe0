import Templating

/// What the templates of pages may name: one declared shape a page, the common part shared.
///
/// A record is checked against its shape by identity, so each shape is made once.
enum PageModel {
  static func shape(of page: PageID) -> Shape { shapes[page.index] }

  private static let shapes = PageID.allCases.map { Shape.record(common + own(of: $0)) }

  /// What the pages of a pool have in common.
  static let frame: [(String, Shape)] = [
    ("pageId", .text), ("variant", .text), ("served", .text), ("direct", .flag), ("form", form),
    ("errorTexts", .list(errorText)), ("languages", .list(language)), ("manyLanguages", .flag),
  ]

  /// In the order of `PageRecord.record`: the frame, what is the page's own, what is the tenant's.
  private static let common: [(String, Shape)] =
    frame + [("csp", .text), ("configuration", .data), ("state", state), ("assets", assets)] + [
      ("lang", .text), ("dir", .text), ("mode", .text), ("colorScheme", .text),
      ("themeColorLight", .text), ("themeColorDark", .text), ("tenant", .text), ("icons", icons),
      ("layout", .text), ("align", .text), ("image", .list(image)), ("logo", .list(logo)),
      ("logoHeader", .flag), ("logoOutside", .flag), ("logoInside", .flag), ("skip", .flag),
      ("links", links), ("hostedSignIn", .url), ("to", to),
    ]

  /// What only some pages have.
  static func own(of page: PageID) -> [(String, Shape)] {
    switch page {
    case .login: [("social", social), ("canSignUp", .flag), ("passkey", .flag)]
    case .identifier: [("social", social), ("canSignUp", .flag)]
    case .password: [("manyMethods", .flag)]
    case .passkeyLogin: [("passkeyOptions", .text), ("manyMethods", .flag)]
    case .passkeyAdd: [("passkeyOptions", .text), ("done", .flag)]
    case .code, .resetPassword, .verified, .messageSent: [("code", code)]
    case .chooseMethod, .mfaChoose, .mfaSetup: [("choices", .list(choice))]
    case .contactSetup: [("isPhone", .flag), ("manyMethods", .flag), ("isSignedIn", .flag)]
    case .totpSetup: [("totp", totp), ("manyMethods", .flag), ("isSignedIn", .flag)]
    case .security:
      [
        ("waiting", .flag), ("hasFailed", .flag), ("isKnown", .flag), ("hasAccount", .flag),
        ("hasPassword", .flag), ("hasPasskeys", .flag), ("hasFactors", .flag),
        ("passkeys", .list(credential)), ("noPasskeys", .flag), ("factors", .list(factor)),
        ("devices", .list(credential)), ("noDevices", .flag),
      ]
    case .profile: [("waiting", .flag)]
    case .tenantPicker:
      [("isSearched", .flag), ("tenants", .list(listedTenant)), ("isEmpty", .flag)]
    case .callback: [("reason", .text)]
    case .linkLanding: [("reason", .text), ("done", .flag)]
    case .locked: [("wait", .list(wait)), ("canRecover", .flag)]
    case .error: [("reference", .text), ("detail", .text)]
    case .signedIn: [("home", .url)]
    default: []
    }
  }
}

extension PageModel {
  static let notice = Shape.record([
    ("info", .flag), ("success", .flag), ("warning", .flag), ("text", .text),
  ])
  static let summaryItem = Shape.record([
    ("hasField", .flag), ("field", .text), ("text", .text),
  ])
  static let summary = Shape.record([("items", .list(summaryItem))])
  static let cooldown = Shape.record([("seconds", .number)])
  static let state = Shape.record([
    ("error", .flag), ("busy", .flag), ("disabled", .flag), ("resend", .text),
    ("notice", .list(notice)), ("summary", .list(summary)), ("cooldown", .list(cooldown)),
  ])
  static let hidden = Shape.record([("name", .text), ("value", .text)])
  static let form = Shape.record([
    ("action", .url), ("hidden", .list(hidden)), ("fields", .list(field)),
  ])
  static let errorText = Shape.record([("class", .text), ("text", .text)])
  /// The document that holds a site's steps: the tenant's values first, then those that all tenants of a
  /// pool share.
  static let steps = Shape.record([
    ("tenant", .text), ("sections", .markup), ("lang", .text), ("dir", .text), ("direct", .flag),
    ("errorTexts", .list(errorText)),
  ])
  static let language = Shape.record([
    ("href", .url), ("tag", .text), ("dir", .text), ("name", .text), ("current", .flag),
  ])
  static let asset = Shape.record([("href", .url), ("integrity", .text)])
  static let script = Shape.record([("src", .url), ("integrity", .text)])
  static let assets = Shape.record([
    ("stylesheet", asset), ("script", script), ("preloads", .list(asset)),
  ])
  static let icons = Shape.record([
    ("any", .flag), ("svg", .url), ("ico", .url), ("touch", .url),
  ])
  static let image = Shape.record([("src", .url), ("fit", .text)])
  static let darkLogo = Shape.record([("src", .url)])
  static let logo = Shape.record([
    ("src", .url), ("dark", .list(darkLogo)), ("alt", .text), ("href", .url), ("width", .text),
    ("height", .text),
  ])
  static let links = Shape.record([
    ("any", .flag), ("help", .url), ("privacy", .url), ("terms", .url),
  ])
  /// Pages that other pages lead to.
  static let to = Shape.record([
    ("login", .url), ("signup", .url), ("forgotPassword", .url), ("changePassword", .url),
    ("chooseMethod", .url), ("mfaChoose", .url), ("mfaSetup", .url), ("signedIn", .url),
    ("signOut", .url), ("security", .url), ("profile", .url),
  ])
  static let provider = Shape.record([
    ("href", .url), ("name", .text), ("label", .text), ("google", .flag), ("apple", .flag),
    ("facebook", .flag), ("amazon", .flag), ("generic", .flag),
  ])
  static let social = Shape.record([
    ("top", .flag), ("bottom", .flag), ("block", .flag), ("icon", .flag),
    ("providers", .list(provider)),
  ])
  static let code = Shape.record([
    ("email", .flag), ("sms", .flag), ("app", .flag), ("known", .flag), ("destination", .text),
    ("confirm", .flag), ("verify", .flag), ("firstFactor", .flag), ("mfa", .flag),
    ("manyFactors", .flag), ("canResend", .flag),
  ])
  static let choice = Shape.record([
    ("value", .text), ("email", .flag), ("sms", .flag), ("totp", .flag), ("passkey", .flag),
    ("password", .flag), ("label", .text), ("hint", .text), ("busy", .flag),
  ])
  /// A passkey or a device.
  static let credential = Shape.record([
    ("id", .text), ("name", .text), ("date", .text), ("current", .flag), ("busy", .flag),
  ])
  static let factor = Shape.record([
    ("value", .text), ("email", .flag), ("sms", .flag), ("totp", .flag), ("label", .text),
    ("hint", .text), ("isOn", .flag), ("isPreferred", .flag), ("isSpare", .flag),
  ])
  static let listedTenant = Shape.record([
    ("name", .text), ("href", .url), ("host", .text), ("domains", .text),
  ])
  static let wait = Shape.record([("minutes", .number)])
  static let totp = Shape.record([
    ("ready", .flag), ("text", .text), ("raw", .text), ("secret", .text), ("uri", .url),
  ])
}
