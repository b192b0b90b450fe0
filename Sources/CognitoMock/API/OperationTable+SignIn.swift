extension OperationTable {
  /// Sign-in, tokens, second factors, devices, passkeys.
  static let signIn: [any APIOperation.Type] = []
}
