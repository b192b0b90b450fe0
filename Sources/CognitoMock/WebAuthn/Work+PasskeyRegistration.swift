import Bindings
package import Syntax

extension Work {
  /// Passkeys that a user may have.
  private static let limit = 20

  /// `CredentialCreationOptions`: what the browser is asked to make a passkey with.
  ///
  /// Refuses where the pool has no passkeys or the user has too many.
  package mutating func startPasskey(
    for user: User, in pool: UserPool
  ) throws(Interruption) -> JSONTree {
    let party = try relyingParty(of: pool)
    guard user.passkeys.count < Self.limit else { throw .refused(.tooManyPasskeys) }
    let challenge = Base64URL.encode(random.bytes(32))
    state.users.update(user.key) { $0.passkeyChallenge = challenge }
    let name = user["email"] ?? user["preferred_username"] ?? user.username
    return [
      "rp": ["id": .string(party.id), "name": .string(party.name)],
      "user": [
        "id": .string(Base64URL.encode(Array(user.sub.utf8))), "name": .string(name),
        "displayName": .string(name),
      ],
      "challenge": .string(challenge),
      "pubKeyCredParams": [
        ["type": "public-key", "alg": -7], ["type": "public-key", "alg": -257],
      ],
      "timeout": 60000,
      "excludeCredentials": .array(user.passkeys.map(\.descriptor)),
      "authenticatorSelection": [
        "requireResidentKey": true, "residentKey": "required",
        "userVerification": .string(party.userVerification),
      ],
    ]
  }

  /// Takes in a passkey that the browser has made: `RegistrationResponseJSON`.
  package mutating func completePasskey(
    _ credential: JSONTree, for user: User, in pool: UserPool
  ) throws(Interruption) {
    let party = try relyingParty(of: pool)
    guard let challenge = user.passkeyChallenge else { throw .refused(.noPasskeyChallenge) }
    guard let answer = PasskeyAnswer(credential), let made = answer.data.credential,
      let attestation = answer.attestation
    else { throw .refused(.invalidParameter("Invalid credential")) }
    guard answer.clientData.type == "webauthn.create" else { throw .refused(.passkeyClient) }
    guard answer.clientData.challenge == challenge else { throw .refused(.noPasskeyChallenge) }
    switch party.fault(of: answer) {
    case .origin: throw .refused(.passkeyOrigin(answer.clientData.origin))
    case .relyingParty: throw .refused(.passkeyRelyingParty)
    case .presence: throw .refused(.passkeyIsNotSupported)
    case nil: break
    }
    guard let key = COSEKey(made.publicKey), Base64URL.encode(made.id) == answer.id,
      Attestation.isConsistent(attestation, key: key, signed: answer.signed)
    else { throw .refused(.passkeyIsNotSupported) }
    guard user.passkeys.count < Self.limit else { throw .refused(.tooManyPasskeys) }
    guard !isTaken(answer.id, in: pool) else {
      throw .refused(.invalidParameter("Credential already exists"))
    }
    let passkey = User.Passkey(
      id: answer.id, publicKey: Base64URL.encode(made.publicKey),
      signCount: answer.data.signCount, name: "Passkey", rpId: party.id,
      attachment: answer.attachment, transports: answer.transports, created: time)
    state.users.update(user.key) { user in
      user.passkeys.append(passkey)
      user.passkeyChallenge = nil
    }
  }

  /// Whom the pool's passkeys are for; refuses a pool that has none.
  func relyingParty(of pool: UserPool) throws(Interruption) -> RelyingParty {
    guard pool.firstFactors.contains("WEB_AUTHN") else {
      throw .refused(
        CognitoError(
          "WebAuthnNotEnabledException", "WebAuthn is not enabled for the user pool."))
    }
    guard let party = RelyingParty(of: pool, in: state) else {
      throw .refused(
        CognitoError(
          "WebAuthnConfigurationMissingException",
          "WebAuthn configuration is missing for the user pool."))
    }
    return party
  }

  private func isTaken(_ id: String, in pool: UserPool) -> Bool {
    state.users.rows(with: pool.id).contains { user in user.passkeys.contains { $0.id == id } }
  }
}

extension User.Passkey {
  /// `PublicKeyCredentialDescriptorJSON`
  var descriptor: JSONTree { ["type": "public-key", "id": .string(id)] }
}

extension CognitoError {
  fileprivate static let tooManyPasskeys = limitExceeded(
    "The user has reached the maximum number of passkeys.")
  fileprivate static let noPasskeyChallenge = CognitoError(
    "WebAuthnChallengeNotFoundException", "The challenge was not found or has expired.")
  fileprivate static let passkeyClient = CognitoError(
    "WebAuthnClientMismatchException", "The credential was made for another kind of request.")
  fileprivate static let passkeyRelyingParty = CognitoError(
    "WebAuthnRelyingPartyMismatchException",
    "The credential does not match the relying party ID of the user pool.")
  fileprivate static let passkeyIsNotSupported = CognitoError(
    "WebAuthnCredentialNotSupportedException", "The credential is not supported.")

  fileprivate static func passkeyOrigin(_ origin: String) -> Self {
    CognitoError("WebAuthnOriginNotAllowedException", "Origin \(origin) is not allowed.")
  }
}
