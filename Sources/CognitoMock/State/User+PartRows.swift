import Syntax

extension User.Password {
  init?(_ json: JSONValue) {
    guard let salt = json.text("salt"), let inner = json.text("inner") else { return nil }
    self.init(
      salt: salt, inner: inner, set: json.number("set") ?? 0, isTemporary: json.flag("temporary"))
    verifier = json.text("verifier")
  }

  var tree: JSONTree {
    var row = RowTree()
    row.put("salt", salt)
    row.put("inner", inner)
    row.put("verifier", verifier)
    row.put("set", set)
    row.put("temporary", isTemporary)
    return row.tree
  }
}

extension User.SentCode {
  init?(_ json: JSONValue) {
    guard let purpose = json.text("purpose").flatMap(Purpose.init),
      let attribute = json.text("attribute"), let code = json.text("code")
    else { return nil }
    self.init(
      purpose: purpose, attribute: attribute, code: code, expires: json.number("expires") ?? 0)
    failures = json.whole("failures") ?? 0
  }

  var tree: JSONTree {
    var row = RowTree()
    row.put("purpose", purpose.rawValue)
    row.put("attribute", attribute)
    row.put("code", code)
    row.put("expires", expires)
    row.put("failures", failures)
    return row.tree
  }
}

extension User.Authenticator {
  init?(_ json: JSONValue) {
    guard let secret = json.text("secret") else { return nil }
    self.init(secret: secret)
    isVerified = json.flag("verified")
    name = json.text("name")
    lastStep = json.whole("lastStep")
  }

  var tree: JSONTree {
    var row = RowTree()
    row.put("secret", secret)
    row.put("verified", isVerified)
    row.put("name", name)
    row.put("lastStep", lastStep)
    return row.tree
  }
}

extension User.Device {
  init?(_ json: JSONValue) {
    guard let key = json.text("key"), let groupKey = json.text("groupKey"),
      let created = json.number("created")
    else { return nil }
    self.init(key: key, groupKey: groupKey, created: created)
    name = json.text("name")
    salt = json.text("salt")
    verifier = json.text("verifier")
    isRemembered = json.flag("remembered")
    modified = json.number("modified") ?? created
    lastAuthenticated = json.number("lastAuthenticated") ?? created
  }

  var tree: JSONTree {
    var row = RowTree()
    row.put("key", key)
    row.put("groupKey", groupKey)
    row.put("name", name)
    row.put("salt", salt)
    row.put("verifier", verifier)
    row.put("remembered", isRemembered)
    row.put("created", created)
    row.put("modified", modified)
    row.put("lastAuthenticated", lastAuthenticated)
    return row.tree
  }
}

extension User.Passkey {
  init?(_ json: JSONValue) {
    guard let id = json.text("id"), let publicKey = json.text("publicKey") else { return nil }
    self.init(
      id: id, publicKey: publicKey, signCount: json.whole("signCount") ?? 0,
      name: json.text("name") ?? "", rpId: json.text("rpId") ?? "",
      attachment: json.text("attachment"), transports: json.texts("transports"),
      created: json.number("created") ?? 0)
  }

  var tree: JSONTree {
    var row = RowTree()
    row.put("id", id)
    row.put("publicKey", publicKey)
    row.put("signCount", signCount)
    row.put("name", name)
    row.put("rpId", rpId)
    row.put("attachment", attachment)
    row.put("transports", transports)
    row.put("created", created)
    return row.tree
  }
}

extension User.FederatedIdentity {
  init?(_ json: JSONValue) {
    guard let provider = json.text("provider"), let userId = json.text("userId") else {
      return nil
    }
    self.init(
      providerName: provider, providerType: json.text("type") ?? "", userId: userId,
      issuer: json.text("issuer"), isPrimary: json.flag("primary"),
      created: json.number("created") ?? 0)
  }

  var tree: JSONTree {
    var row = RowTree()
    row.put("provider", providerName)
    row.put("type", providerType)
    row.put("userId", userId)
    row.put("issuer", issuer)
    row.put("primary", isPrimary)
    row.put("created", created)
    return row.tree
  }
}
