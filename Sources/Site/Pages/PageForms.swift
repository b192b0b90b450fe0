import Templating

/// Which fields the form of each page has.
struct PageForms {
  let tenant: Tenant
  let texts: TextCatalog
  let addresses: PageAddresses
  var live: LivePage?
  /// Whether a script takes away what is not asked for.
  var isStep = false

  private var pool: Pool { tenant.pool }

  /// - Parameter facts: what a person typed and which code is asked for.
  func fields(of page: PageID, _ facts: StateFacts) -> [Field] {
    let common = CommonFields(pool: pool, texts: texts)
    switch page {
    case .login: return login(common)
    case .identifier: return [common.identifier(offersPasskeys: offersPasskeys, isLast: true)]
    case .password:
      return [
        identity(common), common.password(id: "password", forgot: forgot, isLast: true),
      ]
    case .chooseMethod, .passkeyLogin: return [identity(common)]
    case .contactSetup: return [contact(common, isPhone: pool.contact(facts) == .sms)]
    case .signup: return signUp(common)
    case .code:
      let length = pool.variant(facts).length
      return [common.code(length: length, submitsWhenFull: true)]
    case .totpSetup: return [common.code(length: 6, submitsWhenFull: false)]
    case .forgotPassword: return [common.identifier(isLast: true)]
    case .resetPassword:
      return [
        common.usernameCopy(change: live?.links.change ?? addresses[.forgotPassword]),
        common.code(length: 6, submitsWhenFull: false, isLast: false), common.newPassword(),
      ]
    case .newPassword:
      let missing = isStep ? asked : attributes { $0.required }
      return [
        identity(common),
        common.newPassword(isLast: missing.isEmpty),
      ] + missing
    case .changePassword:
      return [
        common.usernameCopy(change: .none),
        common.password(id: "current-password", isLast: false), common.newPassword(),
      ]
    case .profile: return attributes { _ in true }
    case .terms: return [common.terms()]
    case .customChallenge: return [answer(common, facts)]
    case .tenantPicker: return [common.tenant()]
    default: return []
    }
  }

  private func login(_ common: CommonFields) -> [Field] {
    guard pool.methods.contains(.password) else {
      return [common.identifier(offersPasskeys: offersPasskeys, isLast: true)]
    }
    return [
      common.identifier(offersPasskeys: offersPasskeys, isLast: false),
      common.password(id: "password", forgot: forgot, isLast: true),
    ]
  }

  /// A server hands out what a passkey is asked only for a name, so that a hosted page's field cannot
  /// offer any.
  private var offersPasskeys: Bool {
    live == nil && pool.methods.contains(.passkey) && tenant.isPasskeyHost
  }

  private var forgot: SafeURL {
    live?.links.forgotPassword ?? (pool.canRecover ? addresses[.forgotPassword] : .none)
  }

  /// Who is signing in, for the steps after the first.
  private func identity(_ common: CommonFields) -> Field {
    common.usernameCopy(change: live?.links.change ?? addresses[tenant.signIn.start.page])
  }

  /// The address or number that codes will go to.
  private func contact(_ common: CommonFields, isPhone: Bool) -> Field {
    let name = isPhone ? "phone_number" : "email"
    var field = AttributeFields(texts: texts).field(
      SignUpAttribute(asking: name), usernameIsTaken: false)
    field.enterkeyhint = "go"
    field.isAutocorrectOff = true
    return field
  }

  /// A text that a trigger of the pool asks for: its question is the label.
  private func answer(_ common: CommonFields, _ facts: StateFacts) -> Field {
    var field = common.answer()
    if facts.hasArrived, live == nil {
      field.label = Fixture.question(in: texts.locale, isLong: facts.isLong)
    }
    return field
  }

  private func signUp(_ common: CommonFields) -> [Field] {
    let attributes = attributes { _ in true }
    let password = pool.methods.contains(.password) ? [common.newPassword(hasHistory: false)] : []
    let name = CommonFields(pool: pool.whereNamesAreChosen, texts: texts).identifier(isLast: false)
    return [name] + aliases + attributes + password
  }

  /// What one signs in by besides the name, where the project does not ask for it anyway: without it
  /// there is nowhere to send a code.
  private var aliases: [Field] {
    guard pool.identifiers.contains(.username), live?.attributes == nil else { return [] }
    let known = Set(pool.attributes.map(\.name))
    let names = [(Pool.Identifier.email, "email"), (.phone, "phone_number")]
    return names.filter { pool.identifiers.contains($0.0) && !known.contains($0.1) }.map {
      AttributeFields(texts: texts).field(SignUpAttribute(asking: $0.1), usernameIsTaken: true)
    }
  }

  /// Every attribute that the service may miss.
  private var asked: [Field] {
    attributes { _ in true }.map { field in
      var field = field
      field.isRequired = true
      return field
    }
  }

  /// The pool's attributes but for those that the identifier is already.
  private func attributes(where wanted: (SignUpAttribute) -> Bool) -> [Field] {
    let fields = AttributeFields(texts: texts)
    if let names = live?.attributes {
      return names.map { name in
        let known = pool.attributes.first { $0.name == name }
        return fields.field(
          known?.asked ?? SignUpAttribute(asking: name), usernameIsTaken: true)
      }
    }
    let identifier = Set(pool.identifiers)
    return pool.attributes.filter { attribute in
      if attribute.name == "email", identifier == [.email] { return false }
      if attribute.name == "phone_number", identifier == [.phone] { return false }
      return wanted(attribute)
    }
    .map { fields.field($0, usernameIsTaken: true) }
  }
}

extension SignUpAttribute {
  /// An attribute that a server asks for, of which the project says nothing.
  fileprivate init(asking name: String) {
    self.init(
      name: name, kind: .string, required: true, options: [], label: nil, hint: nil, minimum: nil,
      maximum: nil, minimumLength: nil, maximumLength: nil)
  }

  /// The same, which has to be answered.
  fileprivate var asked: SignUpAttribute {
    var attribute = self
    attribute.required = true
    return attribute
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
  /// The pool as sign-up sees it: a name of one's own must not look like an address or a number, which
  /// the service refuses where one signs in by them too.
  fileprivate var whereNamesAreChosen: Pool {
    guard identifiers.contains(.username) else { return self }
    var pool = self
    pool.identifiers = [.username]
    return pool
  }

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
      // A second factor may be the first that the pool learns of somebody's number.
      case .verifyEmail: reachesEmail || mfa.methods.contains(.email)
      case .verifySMS: reachesPhone || mfa.methods.contains(.sms)
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
  var hostName: String { SafeURL.host(of: self) ?? "" }
}
