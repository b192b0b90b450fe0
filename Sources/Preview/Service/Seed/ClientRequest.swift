import CognitoMock
import Site
import Syntax

/// What one would have to ask the service for to get an app client of a tenant.
enum ClientRequest {
  /// Every flow that needs no administrator, and the administrator's own: a mock is there to be tried.
  private static let flows = [
    "ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH",
  ]
  private static let scopes = [
    "openid", "email", "phone", "profile", "aws.cognito.signin.user.admin",
  ]

  /// The input of `CreateUserPoolClient`.
  static func tree(_ client: AppClient, of tenant: Tenant) -> JSONTree {
    var members: [(String, JSONTree)] = [
      ("UserPoolId", .string(tenant.pool.userPoolId)),
      ("ClientName", .string("\(tenant.id).\(client.name)")),
      (
        "ExplicitAuthFlows",
        texts(tenant.pool.tier == .lite ? Array(flows.dropFirst()) : flows)
      ),
      ("PreventUserExistenceErrors", "ENABLED"),
      ("SupportedIdentityProviders", texts(["COGNITO"] + tenant.signIn.providers.map(\.name))),
    ]
    if !client.callbacks.isEmpty {
      members += [
        ("CallbackURLs", texts(client.callbacks)),
        ("AllowedOAuthFlows", ["code", "implicit"]), ("AllowedOAuthScopes", texts(scopes)),
        ("AllowedOAuthFlowsUserPoolClient", true),
      ]
    }
    if !client.signedOut.isEmpty { members.append(("LogoutURLs", texts(client.signedOut))) }
    return .object(members)
  }

  private static func texts(_ texts: [String]) -> JSONTree { .array(texts.map { .string($0) }) }
}

/// What one would have to ask the service for to get a provider of a tenant.
enum ProviderRequest {
  /// The input of `CreateIdentityProvider`; an enterprise's is taken for one of OpenID Connect.
  static func tree(_ provider: Tenant.Provider, _ userPoolId: String) -> JSONTree {
    let social = ["Google", "Facebook", "LoginWithAmazon", "SignInWithApple"]
    let isSocial = social.contains(provider.name)
    var details: [(String, JSONTree)] = [
      ("client_id", "lintel-preview"), ("authorize_scopes", "openid email profile"),
    ]
    if provider.name == "SignInWithApple" {
      details += [("team_id", "lintel"), ("key_id", "lintel"), ("private_key", "lintel")]
    } else {
      details.append(("client_secret", "lintel-preview"))
    }
    if !isSocial {
      details += [
        ("attributes_request_method", "GET"), ("oidc_issuer", "https://provider.example"),
      ]
    }
    var members: [(String, JSONTree)] = [
      ("UserPoolId", .string(userPoolId)), ("ProviderName", .string(provider.name)),
      ("ProviderType", .string(isSocial ? provider.name : "OIDC")),
      ("ProviderDetails", .object(details)),
      ("AttributeMapping", ["email": "email", "name": "name", "username": "sub"]),
    ]
    if !provider.domains.isEmpty {
      members.append(("IdpIdentifiers", .array(provider.domains.map { .string($0) })))
    }
    return .object(members)
  }
}
