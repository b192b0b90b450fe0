import Diagnostics
import Syntax

/// A user pool as AWS describes it, in the words of a pool file.
struct PoolMapping {
  let answers: SavedAnswers
  let pool: JSONValue
  let id: String

  /// The members of the pool file, in the order of its documentation.
  var members: [(String, JSONTree)] {
    var members: [(String, JSONTree)] = [("userPoolId", .string(id))]
    if let domain { members.append(("domain", .string(domain))) }
    if let host = answers.mfa?.member("WebAuthnConfiguration")?.member("RelyingPartyId")?.string {
      members.append(("rpId", .string(host)))
    }
    members.append(
      ("tier", .string(pool.member("UserPoolTier")?.string?.lowercased() ?? "essentials")))
    members.append(("sender", .string(sendsByItself ? "ses" : "cognito")))
    members.append(("identifiers", .array(identifiers.map { .string($0) })))
    members.append(("methods", .array(methods.map { .string($0) })))
    members.append(("signUp", .bool(!isAdminOnly)))
    members.append(("recovery", .array(recovery.map { .string($0) })))
    if !policy.isEmpty { members.append(("passwordPolicy", .object(policy))) }
    if let mfa { members.append(("mfa", mfa)) }
    if !attributes.isEmpty { members.append(("attributes", .array(attributes))) }
    return members
  }

  /// The host of the pool's own pages: a custom domain before the prefix.
  private var domain: String? {
    let named =
      pool.member("CustomDomain")?.string ?? answers.domain?.member("Domain")?.string
      ?? pool.member("Domain")?.string
    guard let named, !named.isEmpty else { return nil }
    if named.contains(".") { return named }
    return "\(named).auth.\(id.prefix { $0 != "_" }).amazoncognito.com"
  }

  private var sendsByItself: Bool {
    pool.member("EmailConfiguration")?.member("EmailSendingAccount")?.string == "DEVELOPER"
  }

  private var isAdminOnly: Bool {
    pool.member("AdminCreateUserConfig")?.member("AllowAdminCreateUserOnly")?.bool ?? false
  }

  private var identifiers: [String] {
    let names = ["email": "email", "phone_number": "phone"]
    let own = strings(pool.member("UsernameAttributes")).compactMap { names[$0] }
    if !own.isEmpty { return own.sorted() }
    return ["username"] + strings(pool.member("AliasAttributes")).compactMap { names[$0] }.sorted()
  }

  private var methods: [String] {
    let names = [
      "PASSWORD": "password", "WEB_AUTHN": "passkey", "EMAIL_OTP": "emailCode",
      "SMS_OTP": "smsCode",
    ]
    let factors = pool.member("Policies")?.member("SignInPolicy")?.member("AllowedFirstAuthFactors")
    let own = Set(strings(factors).compactMap { names[$0] })
    let ordered = Pool.Method.allCases.map(\.rawValue).filter { own.contains($0) }
    return ordered.isEmpty ? ["password"] : ordered
  }

  private var recovery: [String] {
    let names = [
      "verified_email": "email", "verified_phone_number": "phone", "admin_only": "admin",
    ]
    let mechanisms = pool.member("AccountRecoverySetting")?.member("RecoveryMechanisms")?.array
    let sorted = (mechanisms ?? []).sorted {
      ($0.member("Priority")?.int ?? 9) < ($1.member("Priority")?.int ?? 9)
    }
    let own = sorted.compactMap { $0.member("Name")?.string.flatMap { names[$0] } }
    // What Cognito does for a pool that has no setting: a verified phone first, then e-mail.
    return own.isEmpty ? ["phone", "email"] : own
  }

  private var policy: [(String, JSONTree)] {
    let own = pool.member("Policies")?.member("PasswordPolicy")
    return PasswordPolicy.keys.compactMap { key in
      let name = key.prefix(1).uppercased() + key.dropFirst()
      return own?.member(name).map { (key, JSONTree($0)) }
    }
  }

  /// Nil for a pool without MFA.
  private var mfa: JSONTree? {
    guard mode == "ON" || mode == "OPTIONAL" else { return nil }
    let methods = mfaMethods.isEmpty ? ["totp"] : mfaMethods
    return [
      "required": .bool(mode == "ON"), "methods": .array(methods.map { .string($0) }),
    ]
  }

  private var mode: String? {
    (answers.mfa?.member("MfaConfiguration") ?? pool.member("MfaConfiguration"))?.string
  }

  private var mfaMethods: [String] {
    guard let mfa = answers.mfa else { return [] }
    var methods: [String] = []
    if mfa.member("SoftwareTokenMfaConfiguration")?.member("Enabled")?.bool == true {
      methods.append("totp")
    }
    if mfa.member("EmailMfaConfiguration") != nil { methods.append("email") }
    if mfa.member("SmsMfaConfiguration")?.member("SmsConfiguration") != nil {
      methods.append("sms")
    }
    return methods
  }

  /// What the pool requires at sign-up and the identifier does not give.
  private var attributes: [JSONTree] {
    schema.compactMap { attribute in
      guard let name = attribute.member("Name")?.string, StandardAttribute.asked.contains(name),
        attribute.member("Required")?.bool == true, !isIdentifier(name)
      else { return nil }
      var members: [(String, JSONTree)] = [("name", .string(name)), ("required", true)]
      let limits = attribute.member("StringAttributeConstraints")
      let usual = name == "birthdate" ? ("10", "10") : ("0", "2048")
      for (key, own, usual) in [
        ("minLength", limits?.member("MinLength")?.string, usual.0),
        ("maxLength", limits?.member("MaxLength")?.string, usual.1),
      ] {
        if let own, own != usual, let number = Int(own) { members.append((key, .int(number))) }
      }
      return .object(members)
    }
  }

  private func isIdentifier(_ attribute: String) -> Bool {
    identifiers == ["email"] && attribute == "email"
      || identifiers == ["phone"] && attribute == "phone_number"
  }

  private var schema: [JSONValue] { pool.member("SchemaAttributes")?.array ?? [] }

  /// The attributes of the pool's own, as `custom:…`.
  var customAttributes: [String] {
    schema.compactMap { $0.member("Name")?.string }.filter { $0.hasPrefix("custom:") }.sorted()
  }

  private func strings(_ value: JSONValue?) -> [String] {
    (value?.array ?? []).compactMap(\.string)
  }
}

/// What is worth knowing beside the facts.
extension PoolMapping {
  /// A line for each client, and what keeps it from serving pages.
  var clientFindings: [Diagnostic] {
    answers.clients.flatMap { client -> [Diagnostic] in
      let id = SavedAnswers.id(of: client)
      let name = client.member("ClientName")?.string ?? id
      if let secret = client.object?.members.first(where: { $0.name == "ClientSecret" }) {
        return [
          Diagnostic(
            .warning, "import.client.secret",
            "the client '\(shownValue(name))' has a secret and cannot serve pages",
            at: secret.nameLocation, hint: "make a client without one for the pages")
        ]
      }
      var findings = [
        Diagnostic(
          .note, "import.client",
          "the client '\(shownValue(name))' has the id '\(shownValue(id))', for 'clients' of a tenant",
          at: client.opening)
      ]
      let flows = Set(strings(client.member("ExplicitAuthFlows")))
      let needs = methods.contains { $0 != "password" } ? "ALLOW_USER_AUTH" : "ALLOW_USER_SRP_AUTH"
      if !flows.contains(needs), !flows.contains("ALLOW_USER_AUTH") {
        findings.append(
          Diagnostic(
            .warning, "import.client.flow",
            "the client '\(shownValue(name))' does not allow \(needs), which its pages need",
            at: client.member("ExplicitAuthFlows")?.location ?? client.opening,
            hint: "add it to the client's ExplicitAuthFlows"))
      }
      return findings
    }
  }

  /// What the answers do not tell, or a pool file does not take over.
  var losses: [Diagnostic] {
    var findings: [Diagnostic] = []
    if answers.mfa == nil, mode == "ON" || mode == "OPTIONAL" {
      findings.append(
        Diagnostic(
          .warning, "import.mfa",
          "the pool has MFA, but the answers do not say by what: 'totp' is "
            + "taken", at: pool.member("MfaConfiguration")?.location,
          hint: "aws cognito-idp get-user-pool-mfa-config --user-pool-id \(id) > mfa.json"))
    }
    if !customAttributes.isEmpty {
      findings.append(
        Diagnostic(
          .note, "import.attributes",
          "attributes of the pool's own that sign-up does not ask for: "
            + customAttributes.joined(separator: ", "),
          at: pool.member("SchemaAttributes")?.opening,
          hint: "add those that it should to 'attributes'"))
    }
    let option = pool.member("VerificationMessageTemplate")?.member("DefaultEmailOption")
    if let option, option.string == "CONFIRM_WITH_LINK", !isAdminOnly {
      findings.append(
        Diagnostic(
          .warning, "import.verification",
          "the pool confirms e-mail addresses by a link, but the sign-up page asks for a code",
          at: option.location,
          hint: "set DefaultEmailOption to CONFIRM_WITH_CODE: a message may hold code and link"))
    }
    return findings
  }
}
