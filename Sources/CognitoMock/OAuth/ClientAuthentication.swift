import Bindings

/// How an app client says who it is at the token and revoke endpoints.
///
/// Source: RFC 6749 section 2.3.1; Cognito, "Token endpoint".
struct ClientAuthentication: Hashable, Sendable {
  let clientId: String
  let secret: String?

  /// Out of the header `Authorization` and the form's `client_id` and `client_secret`, which must not
  /// contradict each other.
  init(authorization: String?, form: OAuthParameters) throws(OAuthError) {
    let (bodyId, bodySecret) = (form["client_id"], form["client_secret"])
    guard let authorization else {
      guard let bodyId else { throw .invalidRequest }
      clientId = bodyId
      secret = bodySecret
      return
    }
    guard let (id, headerSecret) = Self.basic(authorization) else { throw .invalidClient }
    guard bodyId == nil || bodyId == id, bodySecret == nil || bodySecret == headerSecret else {
      throw .invalidRequest
    }
    clientId = id
    secret = headerSecret
  }

  /// The client, if its secret is right: a confidential one has to bring it, a public one must not.
  func client(in state: CognitoState) throws(OAuthError) -> UserPoolClient {
    guard let client = state.clients[clientId], state.pools[client.userPoolId] != nil else {
      throw .invalidClient
    }
    guard client.isConfidential else {
      guard secret == nil else { throw .invalidClient }
      return client
    }
    guard let secret,
      client.secrets.contains(where: {
        constantTimeEqual(Array($0.value.utf8), Array(secret.utf8))
      })
    else { throw .invalidClient }
    return client
  }

  /// `Basic base64(id:secret)`; a public client's secret is empty there, and none.
  private static func basic(_ header: String) -> (String, String?)? {
    let parts = header.split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "basic",
      let bytes = Base64.decode(String(parts[1])),
      let text = String(validating: bytes, as: UTF8.self),
      let colon = text.firstIndex(of: ":"), colon > text.startIndex
    else { return nil }
    let secret = text[text.index(after: colon)...]
    return (String(text[..<colon]), secret.isEmpty ? nil : String(secret))
  }
}
