/// New tokens for a refresh token, also where those are rotated.
struct GetTokensFromRefreshToken: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let client = try work.client(input.required("ClientId"))
    try client.check(secret: input.text("ClientSecret"))
    let set = try work.refreshedTokens(
      input.required("RefreshToken"), client: client, deviceKey: input.text("DeviceKey"),
      clientMetadata: input.pairs("ClientMetadata"))
    return .tokens(set, rest: [])
  }
}

extension UserPoolClient {
  /// Refuses a client that does not show its secret, or shows one that it does not have.
  func check(secret: String?) throws(Interruption) {
    guard let secret else {
      guard isConfidential else { return }
      throw .refused(
        .notAuthorized(
          "Client \(id) is configured for secret but secret was not received"))
    }
    guard secrets.contains(where: { $0.isEqual(to: secret) }) else {
      throw .refused(.notAuthorized("Unable to verify secret for client \(id)"))
    }
  }
}
