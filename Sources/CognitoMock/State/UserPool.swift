package import Syntax

/// A user pool.
package struct UserPool: StateRow {
  package static let table = "pool"

  /// `us-east-1_AbCdEfGhI`
  package let id: String
  package var name: String
  /// What `DescribeUserPool` shows, but for id, name, ARN, dates, counts and domains: a member of
  /// `UserPoolType` each, complete with the service's defaults.
  package var settings: JSONTree
  package let created: Double
  package var modified: Double
  /// The second factor's settings that `DescribeUserPool` does not show: `SoftwareTokenMfaConfiguration`,
  /// `EmailMfaConfiguration`, `SmsMfaConfiguration`, `WebAuthnConfiguration`.
  package var mfaSettings: JSONTree

  package init(
    id: String, name: String, settings: JSONTree, mfaSettings: JSONTree = .object([]),
    created: Double
  ) {
    self.id = id
    self.name = name
    self.settings = settings
    self.mfaSettings = mfaSettings
    self.created = created
    modified = created
  }

  package var key: String { id }

  package init?(_ json: JSONValue) {
    guard let id = json.text("id"), let name = json.text("name"),
      let created = json.number("created"),
      let settings = json.tree("settings")
    else { return nil }
    self.init(
      id: id, name: name, settings: settings, mfaSettings: json.tree("mfa") ?? .object([]),
      created: created)
    modified = json.number("modified") ?? created
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("id", id)
    row.put("name", name)
    row.put("created", created)
    row.put("modified", modified)
    row.put("settings", settings)
    row.put("mfa", mfaSettings)
    return row.tree
  }
}

extension UserPool {
  /// The id's part before `_`.
  package var region: String { String(id.prefix { $0 != "_" }) }
  /// The id's part after `_`: what SRP calls the pool.
  package var shortName: String { String(id.drop { $0 != "_" }.dropFirst()) }

  package func arn(account: String) -> String {
    "arn:aws:cognito-idp:\(region):\(account):userpool/\(id)"
  }

  /// `OFF`, `ON`, `OPTIONAL`
  package var mfaConfiguration: String { settings.text("MfaConfiguration") ?? "OFF" }
  /// Users are named by these attributes, their usernames are made by the service.
  package var usernameAttributes: [String] { settings.texts("UsernameAttributes") }
  package var aliasAttributes: [String] { settings.texts("AliasAttributes") }
  package var autoVerifiedAttributes: [String] { settings.texts("AutoVerifiedAttributes") }
  package var isCaseSensitive: Bool {
    settings["UsernameConfiguration"]?.flag("CaseSensitive") ?? true
  }
  package var passwordPolicy: JSONTree {
    settings["Policies"]?["PasswordPolicy"] ?? .object([])
  }
  /// `PASSWORD`, `EMAIL_OTP`, `SMS_OTP`, `WEB_AUTHN`
  package var firstFactors: [String] {
    let factors = settings["Policies"]?["SignInPolicy"]?.texts("AllowedFirstAuthFactors") ?? []
    return factors.isEmpty ? ["PASSWORD"] : factors
  }
}

extension JSONTree {
  package func text(_ name: String) -> String? {
    if case .string(let text) = self[name] { text } else { nil }
  }

  package func whole(_ name: String) -> Int? {
    if case .int(let number) = self[name] { number } else { nil }
  }

  package func flag(_ name: String) -> Bool? {
    if case .bool(let flag) = self[name] { flag } else { nil }
  }

  /// The members of a list of texts; none where there is no list.
  package func texts(_ name: String) -> [String] {
    items(name).compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// The members of a list; none where there is no list.
  package func items(_ name: String) -> [JSONTree] {
    if case .array(let items) = self[name] { items } else { [] }
  }

  /// The members of an object; none for another kind of value.
  package var members: [(String, JSONTree)] {
    if case .object(let members) = self { members } else { [] }
  }

  /// Puts a member in its place, adds it, or takes it away.
  package mutating func set(_ name: String, _ value: JSONTree?) {
    var members = members
    if let index = members.firstIndex(where: { $0.0 == name }) {
      if let value { members[index].1 = value } else { members.remove(at: index) }
    } else if let value {
      members.append((name, value))
    }
    self = .object(members)
  }
}
