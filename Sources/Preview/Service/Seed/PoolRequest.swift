import CognitoMock
import Site
import Syntax

/// What one would have to ask the service for to get a pool of the project.
struct PoolRequest {
  /// The input of `CreateUserPool`.
  let tree: JSONTree

  /// - Parameter triggers: functions that every pool has.
  init(_ pool: Pool, _ triggers: [PreviewSettings.Trigger], account: String) {
    var members: [(String, JSONTree)] = [
      ("PoolName", .string(pool.name)), ("Policies", Self.policies(pool)),
      ("UserPoolTier", .string(pool.tier.rawValue.uppercased())),
      ("UsernameConfiguration", ["CaseSensitive": false]),
      ("AdminCreateUserConfig", ["AllowAdminCreateUserOnly": .bool(!pool.signUp)]),
      ("AccountRecoverySetting", ["RecoveryMechanisms": Self.recovery(pool)]),
      ("AutoVerifiedAttributes", Self.verified(pool)),
      (
        pool.identifiers.contains(.username) ? "AliasAttributes" : "UsernameAttributes",
        .array(pool.identifiers.compactMap(\.attributeName).map { .string($0) })
      ),
    ]
    if !pool.attributes.isEmpty {
      members.append(("Schema", .array(pool.attributes.map(Self.schema))))
    }
    if pool.sender == .ses {
      let identity = "arn:aws:ses:\(pool.region):\(account):identity/\(pool.domain ?? pool.name)"
      members.append(
        (
          "EmailConfiguration",
          ["EmailSendingAccount": "DEVELOPER", "SourceArn": .string(identity)]
        ))
    }
    if Self.sends(pool) {
      let role = "arn:aws:iam::\(account):role/lintel-sms"
      members.append(
        ("SmsConfiguration", ["SnsCallerArn": .string(role), "ExternalId": .string(pool.name)]))
    }
    if !triggers.isEmpty {
      members.append(("LambdaConfig", Self.functions(triggers, pool.region, account)))
    }
    // An alias list that is empty would be refused; without one names are all that there is.
    tree = .object(members.filter { $0.1 != .array([]) })
  }

  /// Second factors and passkeys, which the service asks for apart.
  static func setFactors(of pool: Pool, on work: inout Work) throws(Interruption) {
    let methods = Set(pool.mfa.methods)
    var input: [(String, JSONTree)] = [("UserPoolId", .string(pool.userPoolId))]
    if methods.contains(.sms) {
      let settings = try work.pool(pool.userPoolId).settings["SmsConfiguration"] ?? .object([])
      input.append(("SmsMfaConfiguration", ["SmsConfiguration": settings]))
    }
    if methods.contains(.totp) {
      input.append(("SoftwareTokenMfaConfiguration", ["Enabled": true]))
    }
    if methods.contains(.email) { input.append(("EmailMfaConfiguration", .object([]))) }
    let use = methods.isEmpty ? "OFF" : pool.mfa.required ? "ON" : "OPTIONAL"
    input.append(("MfaConfiguration", .string(use)))
    if pool.methods.contains(.passkey) {
      // The pages are at localhost, and a passkey belongs to the site that made it.
      input.append(
        (
          "WebAuthnConfiguration",
          ["RelyingPartyId": "localhost", "UserVerification": "preferred"]
        ))
    }
    if input.count > 2 { try work.run("SetUserPoolMfaConfig", .object(input)) }
  }
}

extension PoolRequest {
  private static func policies(_ pool: Pool) -> JSONTree {
    let policy = pool.passwordPolicy
    var password: [(String, JSONTree)] = [
      ("MinimumLength", .int(policy.minimumLength)),
      ("RequireUppercase", .bool(policy.requireUppercase)),
      ("RequireLowercase", .bool(policy.requireLowercase)),
      ("RequireNumbers", .bool(policy.requireNumbers)),
      ("RequireSymbols", .bool(policy.requireSymbols)),
      ("TemporaryPasswordValidityDays", .int(policy.temporaryPasswordValidityDays)),
    ]
    if policy.passwordHistorySize > 0 {
      password.append(("PasswordHistorySize", .int(policy.passwordHistorySize)))
    }
    guard pool.tier != .lite else { return ["PasswordPolicy": .object(password)] }
    let factors = pool.methods.map { method -> JSONTree in
      switch method {
      case .password: "PASSWORD"
      case .passkey: "WEB_AUTHN"
      case .emailCode: "EMAIL_OTP"
      case .smsCode: "SMS_OTP"
      }
    }
    // The service insists on passwords, whatever else there is.
    let all = pool.methods.contains(.password) ? factors : ["PASSWORD"] + factors
    return [
      "PasswordPolicy": .object(password),
      "SignInPolicy": ["AllowedFirstAuthFactors": .array(all)],
    ]
  }

  private static func recovery(_ pool: Pool) -> JSONTree {
    let ways = pool.recovery.isEmpty ? [.admin] : pool.recovery
    return .array(
      ways.enumerated().map { index, way in
        let name =
          switch way {
          case .email: "verified_email"
          case .phone: "verified_phone_number"
          case .admin: "admin_only"
          }
        return ["Name": .string(name), "Priority": .int(index + 1)]
      })
  }

  private static func verified(_ pool: Pool) -> JSONTree {
    var names: [JSONTree] = []
    if pool.identifiers.contains(.email) || pool.recovery.contains(.email)
      || pool.methods.contains(.emailCode)
    {
      names.append("email")
    }
    if pool.identifiers.contains(.phone) || pool.recovery.contains(.phone)
      || pool.methods.contains(.smsCode)
    {
      names.append("phone_number")
    }
    return .array(names)
  }

  private static func sends(_ pool: Pool) -> Bool {
    pool.identifiers.contains(.phone) || pool.recovery.contains(.phone)
      || pool.methods.contains(.smsCode) || pool.mfa.methods.contains(.sms)
  }

  private static func schema(_ attribute: SignUpAttribute) -> JSONTree {
    let isCustom = attribute.name.hasPrefix("custom:")
    let kind = attribute.kind == .select ? .string : attribute.kind
    var members: [(String, JSONTree)] = [
      ("Name", .string(isCustom ? String(attribute.name.dropFirst(7)) : attribute.name)),
      ("AttributeDataType", .string(kind.rawValue)), ("Mutable", true),
    ]
    // An attribute of one's own is never required: the page asks for it all the same.
    if !isCustom { members.append(("Required", .bool(attribute.required))) }
    if kind == .string, attribute.minimumLength != nil || attribute.maximumLength != nil {
      members.append(
        (
          "StringAttributeConstraints",
          .object(
            [("MinLength", attribute.minimumLength), ("MaxLength", attribute.maximumLength)]
              .compactMap { name, limit in limit.map { (name, .string(String($0))) } })
        ))
    }
    if kind == .number, attribute.minimum != nil || attribute.maximum != nil {
      members.append(
        (
          "NumberAttributeConstraints",
          .object(
            [("MinValue", attribute.minimum), ("MaxValue", attribute.maximum)]
              .compactMap { name, limit in
                limit.map { (name, .string(JSONTree.double($0).compact())) }
              })
        ))
    }
    return .object(members)
  }

  private static func functions(
    _ triggers: [PreviewSettings.Trigger], _ region: String, _ account: String
  ) -> JSONTree {
    .object(
      triggers.map { trigger in
        let arn = "arn:aws:lambda:\(region):\(account):function:\(trigger.functionName)"
        switch trigger.name {
        case "CustomEmailSender", "CustomSMSSender", "InboundFederation":
          return (trigger.name, ["LambdaVersion": "V1_0", "LambdaArn": .string(arn)])
        default: return (trigger.name, .string(arn))
        }
      })
  }
}

extension Pool.Identifier {
  /// The attribute that a person is known by; nil where the name is free.
  var attributeName: String? {
    switch self {
    case .email: "email"
    case .phone: "phone_number"
    case .username: nil
    }
  }
}

extension PreviewSettings.Trigger {
  /// The function's name out of an Invoke address, else the trigger's own.
  fileprivate var functionName: String {
    let parts = address.target.split(separator: "/").map(String.init)
    guard let index = parts.firstIndex(of: "functions"), index + 1 < parts.count else {
      return name
    }
    return parts[index + 1].split(separator: ":").last.map(String.init) ?? name
  }
}
