import Bindings

/// What the service calls a request in its answers.
enum RequestID {
  /// `1215c4c4-e021-4054-bc68-94858df7c169`
  static func make() -> String {
    var bytes = randomBytes(16)
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { Hex.encode(bytes[$0]) }
      .joined(separator: "-")
  }
}
