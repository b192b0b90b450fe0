import Diagnostics
import Site
import Syntax

/// What one app client must have registered.
struct ClientRegistration {
  private let client: AppClient
  private let tenant: Tenant
  let callbacks: [String]
  let signedOut: [String]

  /// The site's own pages come after the app's addresses: the first is the default.
  init(_ client: AppClient, of tenant: Tenant, at addresses: [ServedAddress]) {
    self.client = client
    self.tenant = tenant
    callbacks = unique(client.callbacks + addresses.map { $0.page("callback.html") })
    signedOut = unique(client.signedOut + addresses.map { $0.page("signed-out.html") })
  }

  var json: JSONTree {
    var members: [(String, JSONTree)] = [
      ("UserPoolId", .string(tenant.pool.userPoolId)),
      ("ClientId", .string(client.clientId)),
      ("ExplicitAuthFlows", strings(flows)),
      // The pages say the same for a wrong password and an unknown name; so must the API.
      ("PreventUserExistenceErrors", "ENABLED"),
      // Signing out revokes the refresh token.
      ("EnableTokenRevocation", true),
    ]
    // Without a domain there are no pages of Cognito's to come back from.
    if tenant.pool.domain != nil {
      members += [
        ("AllowedOAuthFlowsUserPoolClient", true),
        ("AllowedOAuthFlows", ["code"]),
        ("AllowedOAuthScopes", strings(scopes)),
        ("SupportedIdentityProviders", strings(providers)),
        ("CallbackURLs", strings(callbacks)),
        ("LogoutURLs", strings(signedOut)),
      ]
      if let first = callbacks.first { members.append(("DefaultRedirectURI", .string(first))) }
    }
    return .object(members)
  }

  /// The calls that the pages make: SRP for a password alone, `USER_AUTH` where there is a choice.
  private var flows: [String] {
    var flows = ["ALLOW_REFRESH_TOKEN_AUTH"]
    let methods = tenant.pool.methods
    if tenant.signIn.start == .identifier || methods.contains(where: { $0 != .password }) {
      flows.append("ALLOW_USER_AUTH")
    }
    if methods.contains(.password) { flows.append("ALLOW_USER_SRP_AUTH") }
    return flows
  }

  /// The last one lets a person who came by Cognito's own pages change password and passkeys here.
  private var scopes: [String] {
    let pool = tenant.pool
    let hasPhone =
      pool.identifiers.contains(.phone) || pool.methods.contains(.smsCode)
      || pool.recovery.contains(.phone) || pool.mfa.methods.contains(.sms)
    return ["openid", "email"] + (hasPhone ? ["phone"] : [])
      + ["profile", "aws.cognito.signin.user.admin"]
  }

  private var providers: [String] {
    unique(["COGNITO"] + tenant.providers.map(\.name))
  }

  private func strings(_ texts: [String]) -> JSONTree { .array(texts.map { .string($0) }) }
}

extension ClientRegistration {
  /// What Cognito would refuse.
  func findings(at place: SourceLocation) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (urls, what) in [(callbacks, "callback"), (signedOut, "sign-out")] {
      if urls.count > RegisterForm.addressLimit {
        findings.append(
          Diagnostic(
            .error, "register.limit",
            "client '\(client.name)' of '\(tenant.id)' has \(urls.count) \(what) addresses, "
              + "Cognito takes \(RegisterForm.addressLimit)", at: place,
            hint: "each alias of the site adds one"))
      }
    }
    return findings
  }
}
