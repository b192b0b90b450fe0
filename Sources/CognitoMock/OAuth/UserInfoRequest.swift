package import Syntax

/// A request for the attributes of whoever an access token belongs to.
///
/// Source: OpenID Connect Core 5.3; Cognito, "UserInfo endpoint".
package struct UserInfoRequest: Sendable {
  /// The header, as it was sent.
  package let authorization: String?

  package init(authorization: String?) { self.authorization = authorization }

  package func run(on work: Work) throws(Interruption) -> Result<JSONTree, OAuthError> {
    guard let token else { return .failure(.badUserInfoRequest) }
    do throws(Interruption) {
      let holder = try work.holder(ofAccessToken: token, scope: "openid")
      guard holder.user.isEnabled else { return .failure(.invalidToken) }
      return .success(holder.userInfo)
    } catch {
      if case .refused = error { return .failure(.invalidToken) }
      throw error
    }
  }

  /// `Bearer <token>`.
  private var token: String? {
    guard let authorization else { return nil }
    let parts = authorization.split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }
}

extension AccessTokenHolder {
  /// `sub`, the attributes that the token's scopes stand for and the client may read, `username`.
  /// Flags are texts here.
  var userInfo: JSONTree {
    var members: [(String, JSONTree)] = [("sub", .string(user.sub))]
    for attribute in user.attributes
    where ScopeAttributes.isShown(attribute.name, scopes: scopes)
      && client.canRead(attribute.name)
    {
      members.append((attribute.name, value(of: attribute)))
    }
    members.append(("username", .string(user.username)))
    return .object(members)
  }

  private func value(of attribute: Attribute) -> JSONTree {
    switch attribute.name {
    case "address": ["formatted": .string(attribute.value)]
    case "updated_at": Int(attribute.value).map { .int($0) } ?? .string(attribute.value)
    default: .string(attribute.value)
    }
  }
}

/// Which attributes a scope shows. Source: OpenID Connect Core 5.4; Cognito, "Scopes".
enum ScopeAttributes {
  static let profile: Set<String> = [
    "birthdate", "family_name", "gender", "given_name", "locale", "middle_name", "name",
    "nickname", "picture", "preferred_username", "profile", "updated_at", "website", "zoneinfo",
  ]

  /// `openid` alone shows everything; beside other scopes it shows nothing of its own.
  static func isShown(_ attribute: String, scopes: [String]) -> Bool {
    let narrowing = scopes.filter { ["email", "phone", "profile"].contains($0) }
    if narrowing.isEmpty { return scopes.contains("openid") }
    switch attribute {
    case "email", "email_verified": return narrowing.contains("email")
    case "phone_number", "phone_number_verified": return narrowing.contains("phone")
    default:
      return narrowing.contains("profile")
        && (profile.contains(attribute) || attribute.hasPrefix("custom:"))
    }
  }
}
