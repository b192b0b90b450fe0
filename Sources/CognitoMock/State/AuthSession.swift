package import Syntax

/// A sign-in that is not finished: what a `Session` of the API stands for.
package struct AuthSession: StateRow {
  package static let table = "session"

  /// The session's text: 20…2048 characters.
  package let id: String
  package let userPoolId: String
  package let clientId: String
  /// Canonical; what was typed where there is no such user.
  package var username: String
  /// The challenge that was given: `SMS_MFA`.
  package var challenge: String
  /// Seconds since 1970.
  package var expires: Double
  /// It has done its work.
  package var isUsed: Bool = false
  /// What the challenge has to remember: code, SRP's secret, factors passed, metadata.
  package var facts: JSONTree = .object([])

  package init(
    id: String, userPoolId: String, clientId: String, username: String, challenge: String,
    expires: Double
  ) {
    self.id = id
    self.userPoolId = userPoolId
    self.clientId = clientId
    self.username = username
    self.challenge = challenge
    self.expires = expires
  }

  package var key: String { id }
  package var indexKeys: [String] { [User.key(userPoolId, username)] }

  package init?(_ json: JSONValue) {
    guard let id = json.text("id"), let userPoolId = json.text("pool"),
      let clientId = json.text("client"), let username = json.text("username"),
      let challenge = json.text("challenge"), let expires = json.number("expires")
    else { return nil }
    self.init(
      id: id, userPoolId: userPoolId, clientId: clientId, username: username, challenge: challenge,
      expires: expires)
    isUsed = json.flag("used")
    facts = json.tree("facts") ?? .object([])
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("id", id)
    row.put("pool", userPoolId)
    row.put("client", clientId)
    row.put("username", username)
    row.put("challenge", challenge)
    row.put("expires", expires)
    row.put("used", isUsed)
    row.put("facts", facts)
    return row.tree
  }
}
