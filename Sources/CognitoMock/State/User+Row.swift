package import Syntax

extension User {
  package init?(_ json: JSONValue) {
    guard let pool = json.text("pool"), let username = json.text("username"),
      let sub = json.text("sub"), let created = json.number("created"),
      let status = json.text("status").flatMap(UserStatus.init)
    else { return nil }
    self.init(userPoolId: pool, username: username, sub: sub, status: status, created: created)
    modified = json.number("modified") ?? created
    isEnabled = !json.flag("disabled")
    attributes = json.pairs("attributes").map { Attribute(name: $0.0, value: $0.1) }
    pendingAttributes = json.pairs("pending").map { Attribute(name: $0.0, value: $0.1) }
    password = json["password"].flatMap(Password.init)
    passwordHistory = json.rows("history").compactMap(Password.init)
    lockOut.failures = json.whole("failures") ?? 0
    lockOut.lastFailure = json.number("lastFailure") ?? 0
    lockOut.lockedUntil = json.number("lockedUntil") ?? 0
    codes = json.rows("codes").compactMap(SentCode.init)
    attempts = json.rows("attempts").compactMap { row in
      guard let limit = row.text("limit"), let time = row.number("time") else { return nil }
      return (limit, time)
    }
    mfa.enabled = json.texts("mfa")
    mfa.preferred = json.text("preferredMfa")
    authenticator = json["authenticator"].flatMap(Authenticator.init)
    pendingAuthenticator = json.text("pendingAuthenticator")
    devices = json.rows("devices").compactMap(Device.init)
    passkeys = json.rows("passkeys").compactMap(Passkey.init)
    passkeyChallenge = json.text("passkeyChallenge")
    groups = json.texts("groups")
    signOuts = json.whole("signOuts") ?? 0
    identities = json.rows("identities").compactMap(FederatedIdentity.init)
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("pool", userPoolId)
    row.put("username", username)
    row.put("sub", sub)
    row.put("status", status.rawValue)
    row.put("created", created)
    row.put("modified", modified)
    row.put("disabled", !isEnabled)
    row.put("attributes", attributes.map { ($0.name, $0.value) })
    row.put("pending", pendingAttributes.map { ($0.name, $0.value) })
    row.put("password", password?.tree)
    row.put("history", rows: passwordHistory.map(\.tree))
    if lockOut != LockOut() {
      row.put("failures", lockOut.failures)
      row.put("lastFailure", lockOut.lastFailure)
      row.put("lockedUntil", lockOut.lockedUntil)
    }
    row.put("codes", rows: codes.map(\.tree))
    row.put(
      "attempts",
      rows: attempts.map { ["limit": .string($0.limit), "time": .double($0.time)] })
    row.put("mfa", mfa.enabled)
    row.put("preferredMfa", mfa.preferred)
    row.put("authenticator", authenticator?.tree)
    row.put("pendingAuthenticator", pendingAuthenticator)
    row.put("devices", rows: devices.map(\.tree))
    row.put("passkeys", rows: passkeys.map(\.tree))
    row.put("passkeyChallenge", passkeyChallenge)
    row.put("groups", groups)
    if signOuts > 0 { row.put("signOuts", signOuts) }
    row.put("identities", rows: identities.map(\.tree))
    return row.tree
  }
}
