package import Syntax

extension UserPool {
  /// The settings of a pool, complete with the service's defaults.
  ///
  /// What is not there is what `CreateUserPool` would have made of its absence. A password policy that
  /// is there counts as a whole: a class of characters that it does not mention is not required.
  ///
  /// - Parameter wished: members of the input of `CreateUserPool` in any order; `Schema` becomes
  ///   `SchemaAttributes`. Others, such as `PoolName`, are left out.
  package static func settings(completing wished: JSONTree) -> JSONTree {
    var settings = RowTree()
    settings.put("Policies", policies(wished["Policies"]))
    settings.put("DeletionProtection", wished.text("DeletionProtection") ?? "INACTIVE")
    settings.put("LambdaConfig", lambdaConfig(wished["LambdaConfig"]))
    settings.put(
      "SchemaAttributes",
      wished["SchemaAttributes"] ?? .array(SchemaAttributes.merging(wished.items("Schema"))))
    for name in ["AutoVerifiedAttributes", "AliasAttributes", "UsernameAttributes"] {
      settings.put(name, wished[name])
    }
    for name in ["SmsVerificationMessage", "EmailVerificationMessage", "EmailVerificationSubject"] {
      settings.put(name, wished[name])
    }
    settings.put("VerificationMessageTemplate", messageTemplate(wished))
    settings.put("SmsAuthenticationMessage", wished["SmsAuthenticationMessage"])
    settings.put("UserAttributeUpdateSettings", updateSettings(wished))
    settings.put("MfaConfiguration", wished.text("MfaConfiguration") ?? "OFF")
    settings.put("DeviceConfiguration", wished["DeviceConfiguration"])
    settings.put("EmailConfiguration", emailConfiguration(wished["EmailConfiguration"]))
    settings.put("SmsConfiguration", wished["SmsConfiguration"])
    settings.put("UserPoolTags", wished["UserPoolTags"] ?? .object([]))
    settings.put("AdminCreateUserConfig", adminCreateUser(wished))
    settings.put("UserPoolAddOns", wished["UserPoolAddOns"])
    settings.put(
      "UsernameConfiguration",
      ["CaseSensitive": .bool(wished["UsernameConfiguration"]?.flag("CaseSensitive") ?? true)])
    settings.put("AccountRecoverySetting", wished["AccountRecoverySetting"] ?? recovery)
    settings.put("UserPoolTier", wished.text("UserPoolTier") ?? "ESSENTIALS")
    return settings.tree
  }

  private static let recovery: JSONTree = [
    "RecoveryMechanisms": [
      ["Priority": 1, "Name": "verified_email"], ["Priority": 2, "Name": "verified_phone_number"],
    ]
  ]

  /// What is set once, when the pool is made.
  static let fixedSettings = [
    "SchemaAttributes", "AliasAttributes", "UsernameAttributes", "UsernameConfiguration",
  ]

  private static func policies(_ wished: JSONTree?) -> JSONTree {
    let given = wished?["PasswordPolicy"]
    var policy = RowTree()
    policy.put("MinimumLength", given?.whole("MinimumLength") ?? 8)
    for name in ["RequireUppercase", "RequireLowercase", "RequireNumbers", "RequireSymbols"] {
      policy.put(name, .bool(given.map { $0.flag(name) ?? false } ?? true))
    }
    policy.put("PasswordHistorySize", given?["PasswordHistorySize"])
    // 0 stands for the default.
    let days = given?.whole("TemporaryPasswordValidityDays") ?? 0
    policy.put("TemporaryPasswordValidityDays", days == 0 ? 7 : days)
    let factors = wished?["SignInPolicy"]?["AllowedFirstAuthFactors"] ?? ["PASSWORD"]
    return [
      "PasswordPolicy": policy.tree, "SignInPolicy": ["AllowedFirstAuthFactors": factors],
    ]
  }

  /// The two ways to name the pre-token function are kept equal, as the service does.
  private static func lambdaConfig(_ wished: JSONTree?) -> JSONTree {
    var config = wished ?? .object([])
    if let arn = config["PreTokenGenerationConfig"]?["LambdaArn"] {
      config.set("PreTokenGeneration", arn)
    } else if let arn = config["PreTokenGeneration"] {
      config.set("PreTokenGenerationConfig", ["LambdaVersion": "V1_0", "LambdaArn": arn])
    }
    return config
  }

  /// The message texts stand in two places that mean the same.
  private static func messageTemplate(_ wished: JSONTree) -> JSONTree {
    var template = wished["VerificationMessageTemplate"] ?? .object([])
    let older = [
      ("SmsMessage", "SmsVerificationMessage"), ("EmailMessage", "EmailVerificationMessage"),
      ("EmailSubject", "EmailVerificationSubject"),
    ]
    for (name, old) in older where template[name] == nil { template.set(name, wished[old]) }
    if template["DefaultEmailOption"] == nil {
      template.set("DefaultEmailOption", "CONFIRM_WITH_CODE")
    }
    return template
  }

  private static func updateSettings(_ wished: JSONTree) -> JSONTree {
    wished["UserAttributeUpdateSettings"] ?? ["AttributesRequireVerificationBeforeUpdate": []]
  }

  private static func emailConfiguration(_ wished: JSONTree?) -> JSONTree {
    var configuration = wished ?? .object([])
    if configuration["EmailSendingAccount"] == nil {
      configuration.set("EmailSendingAccount", "COGNITO_DEFAULT")
    }
    return configuration
  }

  private static func adminCreateUser(_ wished: JSONTree) -> JSONTree {
    var config = wished["AdminCreateUserConfig"] ?? .object([])
    if config["AllowAdminCreateUserOnly"] == nil { config.set("AllowAdminCreateUserOnly", false) }
    if config["UnusedAccountValidityDays"] == nil {
      let policy = policies(wished["Policies"])["PasswordPolicy"]
      config.set("UnusedAccountValidityDays", policy?["TemporaryPasswordValidityDays"] ?? 7)
    }
    return config
  }
}
