import Bindings
import Syntax

/// What a browser made of a passkey prompt: `RegistrationResponseJSON` or `AuthenticationResponseJSON`.
///
/// Source: Web Authentication Level 3, section 5.1.8.
struct PasskeyAnswer: Sendable {
  /// Base64url
  let id: String
  let clientData: ClientData
  /// Of a registration.
  let attestation: CBORValue?
  /// Of a sign-in, as it came and is signed; and of a registration, out of the attestation.
  let authenticatorBytes: [UInt8]
  let data: AuthenticatorData
  /// Of a sign-in.
  let signature: [UInt8]
  /// Base64url: who the passkey was made for, if the authenticator tells.
  let userHandle: String?
  let attachment: String?
  let transports: [String]

  /// Nil for an answer that lacks something or cannot be read.
  init?(_ credential: JSONTree) {
    guard let id = credential.text("id"), Base64URL.decode(id)?.isEmpty == false,
      let response = credential["response"],
      let client = Self.bytes("clientDataJSON", response).flatMap({ ClientData($0) })
    else { return nil }
    self.id = id
    clientData = client
    attestation = Self.bytes("attestationObject", response).flatMap { CBORValue.read($0)?.value }
    guard
      let bytes = attestation?["authData"]?.bytes ?? Self.bytes("authenticatorData", response),
      let data = AuthenticatorData(bytes)
    else { return nil }
    authenticatorBytes = bytes
    self.data = data
    signature = Self.bytes("signature", response) ?? []
    userHandle = response.text("userHandle")
    attachment = credential.text("authenticatorAttachment")
    transports = response.texts("transports")
  }

  /// What the authenticator has signed.
  var signed: [UInt8] { authenticatorBytes + clientData.hash }

  private static func bytes(_ name: String, _ response: JSONTree) -> [UInt8]? {
    response.text(name).flatMap { text in
      // Some clients pad.
      Base64URL.decode(String(text.prefix { $0 != "=" }))
    }
  }
}
