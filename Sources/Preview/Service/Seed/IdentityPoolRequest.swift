import CognitoMock
import Site
import Syntax

/// An identity pool of the project: every app client may bring its users.
enum IdentityPoolRequest {
  static func row(
    _ pool: PreviewSettings.IdentityPool, clients: [UserPoolClient], _ settings: MockSettings
  ) -> IdentityPool {
    let providers = clients.map { client -> JSONTree in
      let region = client.userPoolId.prefix { $0 != "_" }
      return [
        "ProviderName": .string("cognito-idp.\(region).amazonaws.com/\(client.userPoolId)"),
        "ClientId": .string(client.id), "ServerSideTokenCheck": false,
      ]
    }
    var row = IdentityPool(
      id: pool.id,
      settings: [
        "IdentityPoolId": .string(pool.id), "IdentityPoolName": "preview",
        "AllowUnauthenticatedIdentities": .bool(pool.allowGuests),
        "CognitoIdentityProviders": .array(providers),
      ])
    let role = "arn:aws:iam::\(settings.accountId):role/lintel"
    row.roles = [
      "Roles": [
        "authenticated": .string("\(role)-authenticated"),
        "unauthenticated": .string("\(role)-unauthenticated"),
      ]
    ]
    return row
  }
}

/// Host names of hosted pages.
enum DomainName {
  /// The prefix of a host below `amazoncognito.com`, which is what such a domain is called; another
  /// host as it is.
  static func short(_ host: String) -> String {
    host.hasSuffix(".amazoncognito.com") ? String(host.prefix { $0 != "." }) : host
  }
}
