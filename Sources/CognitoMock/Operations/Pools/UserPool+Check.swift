import Syntax

extension UserPool {
  /// Refuses settings that contradict each other.
  ///
  /// - Parameter wished: the input of `CreateUserPool` or `UpdateUserPool`.
  /// - Parameter hasFactor: whether the pool has a second factor already.
  static func check(_ wished: APIInput, hasFactor: Bool) throws(Interruption) {
    if wished.texts("AliasAttributes")?.isEmpty == false,
      wished.texts("UsernameAttributes")?.isEmpty == false
    {
      throw .refused(
        .invalidParameter(
          "Only one of the aliasAttributes or usernameAttributes can be set in a user pool."))
    }
    if let mfa = wished.text("MfaConfiguration"), mfa != "OFF", !hasFactor,
      wished.object("SmsConfiguration") == nil
    {
      throw .refused(
        .invalidParameter(
          "SMS configuration and Auto verification for phone_number are required when MFA is "
            + "required/optional"))
    }
    let factors = wished.object("Policies")?.object("SignInPolicy")?
      .texts("AllowedFirstAuthFactors")
    if wished.text("UserPoolTier") == "LITE", factors?.contains(where: { $0 != "PASSWORD" }) == true
    {
      throw .refused(.featureUnavailable)
    }
    var names: Set<String> = []
    for attribute in wished.objects("Schema") ?? [] {
      try check(attribute: attribute)
      if !isStandard(attribute) { try claim(attribute, besides: &names) }
    }
  }

  /// Refuses an attribute of `Schema` or `AddCustomAttributes` that cannot be.
  static func check(attribute: APIInput) throws(Interruption) {
    if !isStandard(attribute), attribute.flag("Required") == true {
      throw .refused(
        .invalidParameter("Required custom attributes are not supported currently."))
    }
  }

  /// Refuses an attribute of one's own that the pool has already.
  ///
  /// - Parameter names: with their prefixes; this one's is added.
  static func claim(
    _ attribute: APIInput, besides names: inout Set<String>
  ) throws(Interruption) {
    let name = SchemaAttributes.custom(attribute.tree).text("Name") ?? ""
    guard names.insert(name).inserted else {
      throw .refused(
        .invalidParameter(
          "custom:\(attribute.required("Name")): Existing attribute already has name \(name)."))
    }
  }

  private static func isStandard(_ attribute: APIInput) -> Bool {
    SchemaAttributes.standardNames.contains(attribute.required("Name"))
  }
}

extension CognitoError {
  /// Of a pool whose feature plan does not have what is asked for.
  static let featureUnavailable = CognitoError(
    "FeatureUnavailableInTierException",
    "The feature that you attempted to configure isn't available in your current feature plan.")
}
