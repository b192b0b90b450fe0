import Bindings
import Diagnostics
import Syntax

/// What is inside of a refresh token.
///
/// The token looks like the service's: a JWE in compact form, five parts of base64url. Its key and its
/// content are ours: AES-256-GCM with a secret of the mock, the second part filled with chance.
struct RefreshTicket {
  let userPoolId: String
  let clientId: String
  let username: String
  let sub: String
  /// `origin_jti` of all tokens of the sign-in.
  let mark: String
  /// Of the interactive sign-in: seconds since 1970.
  let authTime: Double
  let expires: Double
  var scopes: [String] = []
  var resource: String?
  var nonce: String?
  var deviceKey: String?

  /// `{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}`
  private static let header = "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ"

  /// The token's text, some 1,450 characters.
  func sealed(secret: [UInt8], random: inout RandomSource) -> String {
    var token = Array(Self.header.utf8)
    token.reserveCapacity(1600)
    token.append(UInt8(ascii: "."))
    Base64URL.append(random.bytes(256), to: &token)
    let nonce = random.bytes(12)
    var text = Array(tree.compact().utf8)
    // As long as the service's, and telling nothing by its length: JSON may end in spaces.
    let length = max(768, (text.count + 255) / 256 * 256)
    text += repeatElement(UInt8(ascii: " "), count: length - text.count)
    let content = AESGCM.seal(text, key: secret, nonce: nonce, bound: token)
    for part in [nonce, content.bytes, content.tag] {
      token.append(UInt8(ascii: "."))
      Base64URL.append(part, to: &token)
    }
    return String(decoding: token, as: UTF8.self)
  }
}

extension RefreshTicket {
  /// What a token holds; nil for a text that the mock has not made.
  init?(_ token: String, secret: [UInt8]) {
    let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].elementsEqual(Self.header.utf8),
      let nonce = Base64URL.decode(parts[2]), let bytes = Base64URL.decode(parts[3]),
      let tag = Base64URL.decode(parts[4]),
      let text = AESGCM.open(
        .init(bytes: bytes, tag: tag), key: secret, nonce: nonce,
        bound: Array(token.utf8.prefix(parts[0].count + 1 + parts[1].count))),
      let json = try? JSONValue.parse(SourceFile(name: "token", bytes: text))
    else { return nil }
    self.init(json)
  }

  private init?(_ json: JSONValue) {
    guard let userPoolId = json.text("pool"), let clientId = json.text("client"),
      let username = json.text("user"), let sub = json.text("sub"), let mark = json.text("mark"),
      let authTime = json.number("time"), let expires = json.number("expires")
    else { return nil }
    self.init(
      userPoolId: userPoolId, clientId: clientId, username: username, sub: sub, mark: mark,
      authTime: authTime, expires: expires)
    scopes = json.texts("scopes")
    resource = json.text("resource")
    nonce = json.text("nonce")
    deviceKey = json.text("device")
  }

  private var tree: JSONTree {
    var row = RowTree()
    row.put("pool", userPoolId)
    row.put("client", clientId)
    row.put("user", username)
    row.put("sub", sub)
    row.put("mark", mark)
    row.put("time", authTime)
    row.put("expires", expires)
    row.put("scopes", scopes)
    row.put("resource", resource)
    row.put("nonce", nonce)
    row.put("device", deviceKey)
    return row.tree
  }
}
