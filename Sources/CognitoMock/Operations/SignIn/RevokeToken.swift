import Bindings

/// Kills a refresh token with all tokens of its sign-in.
struct RevokeToken: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let client = try work.client(input.required("ClientId"))
    let secret = input.text("ClientSecret")
    let isRight =
      client.isConfidential
      ? client.secrets.contains(where: { $0.isEqual(to: secret) }) : secret == nil
    guard isRight else {
      throw .refused(
        CognitoError("UnauthorizedException", "Unable to verify secret for client \(client.id)"))
    }
    try work.revoke(refreshToken: input.required("Token"), client: client)
    return .done
  }
}

extension UserPoolClient.Secret {
  func isEqual(to text: String?) -> Bool {
    text.map { constantTimeEqual(Array($0.utf8), Array(value.utf8)) } ?? false
  }
}
