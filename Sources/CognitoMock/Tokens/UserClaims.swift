package import Syntax

extension UserPoolClient {
  /// Whether the client may read an attribute. One that names none reads the standard attributes.
  package func canRead(_ attribute: String) -> Bool {
    let named = settings.texts("ReadAttributes")
    if named.isEmpty { return !attribute.hasPrefix("custom:") && !attribute.hasPrefix("dev:") }
    return named.contains(attribute)
  }
}

extension User {
  /// The attributes that a client sees in ID tokens and at the userInfo endpoint.
  ///
  /// - Parameter scopes: granted at the domain; none for the API, which shows all that the client can
  ///   read, as `openid` alone does.
  package func attributes(for client: UserPoolClient, scopes: [String]) -> [Attribute] {
    let narrow = scopes.filter { ["profile", "email", "phone"].contains($0) }
    return attributes.filter { attribute in
      client.canRead(attribute.name)
        && (narrow.isEmpty || narrow.contains(Self.scope(of: attribute.name)))
    }
  }

  private static func scope(of attribute: String) -> String {
    switch attribute {
    case "email", "email_verified": "email"
    case "phone_number", "phone_number_verified": "phone"
    case "address": "address"
    default: "profile"
    }
  }
}

extension Attribute {
  /// The value as ID tokens have it: verified flags are Booleans, `updated_at` a number, `address` an
  /// object; everything else is a text.
  package var claim: JSONTree {
    switch name {
    case "email_verified", "phone_number_verified": .bool(value == "true")
    case "updated_at": Int(value).map { .int($0) } ?? .string(value)
    case "address": ["formatted": .string(value)]
    default: .string(value)
    }
  }
}

extension User.FederatedIdentity {
  /// A member of the claim `identities`.
  package var claim: JSONTree {
    [
      "dateCreated": .string(String(Int(created * 1000))),
      "userId": .string(userId),
      "providerName": .string(providerName),
      "providerType": .string(providerType),
      "issuer": issuer.map { .string($0) } ?? .null,
      "primary": .string(isPrimary ? "true" : "false"),
    ]
  }
}
