import Syntax

/// A call that replaces all that it covers of a user pool, and the call whose answer says what there is.
///
/// Source: API reference, UpdateUserPool, SetUserPoolMfaConfig, SetRiskConfiguration.
enum PoolCall: CaseIterable {
  case updateUserPool, setUserPoolMfaConfig, setRiskConfiguration

  /// As the AWS CLI names it.
  var name: String {
    switch self {
    case .updateUserPool: "update-user-pool"
    case .setUserPoolMfaConfig: "set-user-pool-mfa-config"
    case .setRiskConfiguration: "set-risk-configuration"
    }
  }

  /// The call whose answer is the starting point.
  var source: String {
    switch self {
    case .updateUserPool: "describe-user-pool"
    case .setUserPoolMfaConfig: "get-user-pool-mfa-config"
    case .setRiskConfiguration: "describe-risk-configuration"
    }
  }

  /// The member of the answer that holds all else; an answer may also be saved without it.
  var wrapper: String? {
    switch self {
    case .updateUserPool: "UserPool"
    case .setUserPoolMfaConfig: nil
    case .setRiskConfiguration: "RiskConfiguration"
    }
  }

  /// What the call takes, each under the name that the answer has for it.
  var members: [(name: String, answered: String)] {
    switch self {
    case .updateUserPool: [("UserPoolId", "Id"), ("PoolName", "Name")] + Self.poolMembers
    case .setUserPoolMfaConfig:
      Self.same([
        "UserPoolId", "SmsMfaConfiguration", "SoftwareTokenMfaConfiguration",
        "EmailMfaConfiguration", "MfaConfiguration", "WebAuthnConfiguration",
      ])
    case .setRiskConfiguration:
      Self.same([
        "UserPoolId", "ClientId", "CompromisedCredentialsRiskConfiguration",
        "AccountTakeoverRiskConfiguration", "RiskExceptionConfiguration",
      ])
    }
  }

  /// Without the three texts that `VerificationMessageTemplate` has replaced.
  private static let poolMembers = same([
    "Policies", "DeletionProtection", "LambdaConfig", "AutoVerifiedAttributes",
    "VerificationMessageTemplate", "SmsAuthenticationMessage", "UserAttributeUpdateSettings",
    "MfaConfiguration", "DeviceConfiguration", "EmailConfiguration", "SmsConfiguration",
    "UserPoolTags", "AdminCreateUserConfig", "UserPoolAddOns", "AccountRecoverySetting",
    "UserPoolTier",
  ])

  private static func same(_ names: [String]) -> [(name: String, answered: String)] {
    names.map { ($0, $0) }
  }

  /// The call that an answer belongs to; nil for any other document.
  init?(answer: JSONValue) {
    let isMFA = PoolCall.setUserPoolMfaConfig.members.dropFirst().contains {
      answer[$0.name] != nil
    }
    let isRisk = PoolCall.setRiskConfiguration.members.dropFirst(2).contains {
      answer[$0.name] != nil
    }
    if answer["UserPool"] != nil || answer["SchemaAttributes"] != nil {
      self = .updateUserPool
    } else if answer["RiskConfiguration"] != nil || isRisk {
      self = .setRiskConfiguration
    } else if isMFA {
      self = .setUserPoolMfaConfig
    } else {
      return nil
    }
  }
}
