package import Syntax

/// An app client of a user pool.
package struct UserPoolClient: StateRow {
  package static let table = "client"

  /// A secret of a confidential client; it may have two, while one takes the place of the other.
  package struct Secret: Sendable {
    package let id: String
    package let value: String
    package let created: Double

    package init(id: String, value: String, created: Double) {
      self.id = id
      self.value = value
      self.created = created
    }
  }

  /// 26 letters and digits.
  package let id: String
  package let userPoolId: String
  package var name: String
  package var secrets: [Secret] = []
  /// What `DescribeUserPoolClient` shows, but for ids, name, secret and dates: a member of
  /// `UserPoolClientType` each, complete with the service's defaults.
  package var settings: JSONTree
  package let created: Double
  package var modified: Double
  /// The tenant whose brand its pages wear, for a client that comes from a project.
  package var tenant: String?

  package init(id: String, userPoolId: String, name: String, settings: JSONTree, created: Double) {
    self.id = id
    self.userPoolId = userPoolId
    self.name = name
    self.settings = settings
    self.created = created
    modified = created
  }

  package var key: String { id }
  package var indexKeys: [String] { [userPoolId] }

  package init?(_ json: JSONValue) {
    guard let id = json.text("id"), let pool = json.text("pool"), let name = json.text("name"),
      let created = json.number("created"), let settings = json.tree("settings")
    else { return nil }
    self.init(id: id, userPoolId: pool, name: name, settings: settings, created: created)
    modified = json.number("modified") ?? created
    tenant = json.text("tenant")
    secrets = json.rows("secrets").compactMap { row in
      guard let id = row.text("id"), let value = row.text("value") else { return nil }
      return Secret(id: id, value: value, created: row.number("created") ?? created)
    }
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("id", id)
    row.put("pool", userPoolId)
    row.put("name", name)
    row.put("created", created)
    row.put("modified", modified)
    row.put("tenant", tenant)
    row.put("settings", settings)
    row.put(
      "secrets",
      rows: secrets.map {
        ["id": .string($0.id), "value": .string($0.value), "created": .double($0.created)]
      })
    return row.tree
  }
}

extension UserPoolClient {
  package var isConfidential: Bool { !secrets.isEmpty }
  package var explicitAuthFlows: [String] { settings.texts("ExplicitAuthFlows") }
  package var callbackURLs: [String] { settings.texts("CallbackURLs") }
  package var logoutURLs: [String] { settings.texts("LogoutURLs") }
  package var allowedOAuthFlows: [String] { settings.texts("AllowedOAuthFlows") }
  package var allowedOAuthScopes: [String] { settings.texts("AllowedOAuthScopes") }
  package var supportedIdentityProviders: [String] { settings.texts("SupportedIdentityProviders") }
  package var allowsOAuth: Bool { settings.flag("AllowedOAuthFlowsUserPoolClient") ?? false }
  /// `PreventUserExistenceErrors` is `ENABLED`.
  package var hidesUsers: Bool { settings.text("PreventUserExistenceErrors") == "ENABLED" }
  package var revokesTokens: Bool { settings.flag("EnableTokenRevocation") ?? true }
  package var rotatesRefreshTokens: Bool {
    settings["RefreshTokenRotation"]?.text("Feature") == "ENABLED"
  }
  /// Minutes that a sign-in may take: 3…15.
  package var authSessionValidity: Int { settings.whole("AuthSessionValidity") ?? 3 }
}
