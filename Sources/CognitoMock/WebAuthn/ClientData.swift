import Bindings
import Diagnostics
import Syntax

/// What the browser says it was asked, and by which site.
///
/// Source: Web Authentication Level 2, section 5.8.1.
struct ClientData: Sendable {
  /// `webauthn.create` or `webauthn.get`
  let type: String
  /// Base64url
  let challenge: String
  let origin: String
  /// SHA-256 of the bytes as they came: part of what is signed.
  let hash: [UInt8]

  init?(_ bytes: [UInt8]) {
    guard let json = try? JSONValue.parse(SourceFile(name: "clientDataJSON", bytes: bytes)),
      let type = json.text("type"), let challenge = json.text("challenge"),
      let origin = json.text("origin")
    else { return nil }
    self.type = type
    self.challenge = challenge
    self.origin = origin
    hash = SHA256.hash(bytes)
  }

  /// Whether the page may use passkeys of a relying party: it lies on its host or below it, and came
  /// by https, but for the own machine.
  func isAllowed(for rpId: String) -> Bool {
    guard let end = origin.firstRange(of: "://")?.upperBound else { return false }
    let scheme = origin[..<end].dropLast(3)
    let host = origin[end...].prefix { $0 != ":" && $0 != "/" }
    guard scheme == "https" || scheme == "http" && host == "localhost" else { return false }
    return host == rpId || host.hasSuffix(".\(rpId)")
  }
}
