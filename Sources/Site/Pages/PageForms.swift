import Templating

/// Which fields the form of each page has.
struct PageForms {
  let tenant: Tenant
  let texts: TextCatalog
  let addresses: PageAddresses

  private var pool: Pool { tenant.pool }

  /// - Parameter facts: what a person typed and which code is asked for.
  func fields(of page: PageID, _ facts: StateFacts) -> [Field] {
    let common = CommonFields(pool: pool, texts: texts)
    switch page {
    case .login: return login(common)
    case .signup: return signUp(common)
    case .code:
      let length = pool.variant(facts).length
      return [common.code(length: length, submitsWhenFull: true)]
    case .totpSetup: return [common.code(length: 6, submitsWhenFull: false)]
    case .forgotPassword: return [common.identifier(isLast: true)]
    case .resetPassword:
      return [
        common.usernameCopy(value: "", change: addresses[.forgotPassword]),
        common.code(length: 6, submitsWhenFull: false, isLast: false), common.newPassword(),
      ]
    case .newPassword:
      let missing = attributes { $0.required }
      return [
        common.usernameCopy(value: "", change: addresses[.login]),
        common.newPassword(isLast: missing.isEmpty),
      ] + missing
    case .changePassword:
      return [
        common.usernameCopy(value: "", change: .none),
        common.password(id: "current-password", isLast: false), common.newPassword(),
      ]
    default: return []
    }
  }

  private func login(_ common: CommonFields) -> [Field] {
    let passkeys = pool.methods.contains(.passkey) && tenant.isPasskeyHost
    guard pool.methods.contains(.password) else {
      return [common.identifier(offersPasskeys: passkeys, isLast: true)]
    }
    let forgot = pool.canRecover ? addresses[.forgotPassword] : .none
    return [
      common.identifier(offersPasskeys: passkeys, isLast: false),
      common.password(id: "password", forgot: forgot, isLast: true),
    ]
  }

  private func signUp(_ common: CommonFields) -> [Field] {
    let attributes = attributes { _ in true }
    let password = pool.methods.contains(.password) ? [common.newPassword(hasHistory: false)] : []
    return [common.identifier(isLast: false)] + attributes + password
  }

  /// The pool's attributes but for those that the identifier is already.
  private func attributes(where wanted: (SignUpAttribute) -> Bool) -> [Field] {
    let identifier = Set(pool.identifiers)
    let fields = AttributeFields(texts: texts)
    return pool.attributes.filter { attribute in
      if attribute.name == "email", identifier == [.email] { return false }
      if attribute.name == "phone_number", identifier == [.phone] { return false }
      return wanted(attribute)
    }
    .map { fields.field($0, usernameIsTaken: true) }
  }
}

extension Tenant {
  /// Whether a passkey of the pool can be used on the tenant's pages: their host is the pool's relying
  /// party or lies below it.
  var isPasskeyHost: Bool {
    guard let rpId = pool.rpId, let url else { return false }
    let host = url.hostName
    return host == rpId || host.hasSuffix(".\(rpId)")
  }
}

extension Pool {
  /// Whether a person can get a new password without an administrator.
  var canRecover: Bool { recovery.contains(.email) || recovery.contains(.phone) }

  /// The codes that the pool can send.
  var variants: [CodeVariant] {
    CodeVariant.allCases.filter { variant in
      let reachesEmail =
        identifiers.contains(.email) || attributes.contains { $0.name == "email" }
        || recovery.contains(.email)
      let reachesPhone =
        identifiers.contains(.phone) || attributes.contains { $0.name == "phone_number" }
        || recovery.contains(.phone)
      return switch variant {
      case .firstFactorEmail: methods.contains(.emailCode)
      case .firstFactorSMS: methods.contains(.smsCode)
      case .mfaEmail: mfa.methods.contains(.email)
      case .mfaSMS: mfa.methods.contains(.sms)
      case .mfaApp: mfa.methods.contains(.totp)
      case .confirmEmail: signUp && reachesEmail
      case .confirmSMS: signUp && reachesPhone
      case .verifyEmail: reachesEmail
      case .verifySMS: reachesPhone
      }
    }
  }

  /// The code that a state is about; without one, the first that the pool sends.
  func variant(_ facts: StateFacts) -> CodeVariant {
    facts.variant ?? variants.first ?? .confirmEmail
  }
}

extension String {
  /// The host of an absolute address, in lower case; empty where there is none.
  var hostName: String {
    guard let scheme = firstRange(of: "://") else { return "" }
    let authority = self[scheme.upperBound...].prefix { !"/?#".contains($0) }
    return authority.split(separator: "@").last?.prefix { $0 != ":" }.lowercased() ?? ""
  }
}
