extension OperationTable {
  /// Sign-in, tokens, second factors, devices, passkeys.
  static let signIn: [any APIOperation.Type] = [
    InitiateAuth.self, AdminInitiateAuth.self, RespondToAuthChallenge.self,
    AdminRespondToAuthChallenge.self, GetTokensFromRefreshToken.self, RevokeToken.self,
    AssociateSoftwareToken.self, VerifySoftwareToken.self, ConfirmDevice.self,
    UpdateDeviceStatus.self, StartWebAuthnRegistration.self, CompleteWebAuthnRegistration.self,
  ]
}
