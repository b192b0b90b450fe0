import Syntax

extension User {
  /// `sub` and the attributes, as the API shows them: `AttributeType` each.
  ///
  /// - Parameter readable: names that a client may read; nil for all.
  func attributeTrees(readable: Set<String>? = nil) -> [JSONTree] {
    var pairs = [("sub", sub)] + attributes.map { ($0.name, $0.value) }
    if !identities.isEmpty { pairs.append(("identities", identitiesText)) }
    return pairs.filter { readable?.contains($0.0) ?? true || $0.0 == "sub" }
      .map { ["Name": .string($0.0), "Value": .string($0.1)] }
  }

  /// `UserType`
  ///
  /// - Parameter names: of the attributes that are wanted; nil for all.
  func userType(attributesToGet names: [String]? = nil) -> JSONTree {
    var trees = attributeTrees()
    if let names { trees = trees.filter { names.contains($0.text("Name") ?? "") } }
    return [
      "Attributes": .array(trees), "Enabled": .bool(isEnabled),
      "UserCreateDate": .moment(created), "UserLastModifiedDate": .moment(modified),
      "UserStatus": .string(status.rawValue), "Username": .string(username),
    ]
  }

  /// The members of GetUser and its like that tell of second factors.
  func factorMembers() -> [(String, JSONTree)] {
    var members: [(String, JSONTree)] = []
    if mfa.enabled.contains("SMS_MFA") {
      members.append(
        ("MFAOptions", [["AttributeName": "phone_number", "DeliveryMedium": "SMS"]]))
    }
    if let preferred = mfa.preferred { members.append(("PreferredMfaSetting", .string(preferred))) }
    if !mfa.enabled.isEmpty {
      members.append(("UserMFASettingList", .array(mfa.enabled.map { .string($0) })))
    }
    return members
  }

  /// JSON, as the attribute `identities` has it.
  package var identitiesText: String {
    JSONTree.array(
      identities.map { identity in
        [
          "userId": .string(identity.userId), "providerName": .string(identity.providerName),
          "providerType": .string(identity.providerType),
          "issuer": identity.issuer.map { .string($0) } ?? nil,
          "primary": .bool(identity.isPrimary), "dateCreated": .int(identity.created.milliseconds),
        ]
      }
    ).compact()
  }
}

extension UserPoolClient {
  /// Names of the attributes that the client may read; nil for all.
  package var readableAttributes: Set<String>? {
    let names = settings.texts("ReadAttributes")
    return names.isEmpty ? nil : Set(names)
  }
}

extension Double {
  /// Of a moment in seconds since 1970: its milliseconds, as far as they have a meaning.
  var milliseconds: Int { Int(min(max(self, 0), 1e12) * 1000) }
}

extension JSONTree {
  /// Seconds since 1970 as the API writes them: with at most three decimals.
  static func moment(_ time: Double) -> JSONTree { .double((time * 1000).rounded() / 1000) }
}
