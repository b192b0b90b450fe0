import Bindings

/// Keys of devices that tell of themselves that the mock has made them, and for whom: a device needs
/// no row until the client confirms it.
enum DeviceKeys {
  /// A new device's key, the region and something like a UUID, and its group's.
  static func make(
    for user: User, region: String, on work: inout Work
  ) -> TokenSet.NewDevice {
    let secret = work.state.settings.secret
    let chance = work.random.bytes(10)
    let bytes = chance + Array(code(Hex.encode(chance), user, secret).prefix(6))
    var id = Hex.encode(bytes)
    for place in [20, 16, 12, 8] {
      id.insert("-", at: id.utf8.index(id.startIndex, offsetBy: place))
    }
    let key = "\(region)_\(id)"
    return TokenSet.NewDevice(key: key, groupKey: group(of: key, user, secret))
  }

  /// The group's key of a device that was made for a user; nil for any other text.
  static func group(of key: String, for user: User, on work: Work) -> String? {
    let secret = work.state.settings.secret
    guard let id = key.split(separator: "_").last,
      let bytes = Hex.decode(id.filter { $0 != "-" }), bytes.count == 16
    else { return nil }
    let right = code(Hex.encode(bytes.prefix(10)), user, secret).prefix(6)
    guard constantTimeEqual(Array(right), Array(bytes.suffix(6))) else { return nil }
    return group(of: key, user, secret)
  }

  private static func group(of key: String, _ user: User, _ secret: [UInt8]) -> String {
    let letters = Base64URL.encode(code("group \(key)", user, secret))
    return "-" + letters.filter { $0 != "-" && $0 != "_" }.prefix(8)
  }

  private static func code(_ text: String, _ user: User, _ secret: [UInt8]) -> [UInt8] {
    HMAC.sha256(key: secret, message: Array("device \(user.userPoolId) \(user.sub) \(text)".utf8))
  }
}
