import Bindings

extension UserPoolClient {
  /// How an answer comes back where no app has said.
  var ownResponseType: AuthorizationRequest.ResponseType {
    allowedOAuthFlows.contains("code") ? .code : .token
  }

  /// Where a sign-in begins that no app has asked for; nil without hosted pages.
  ///
  /// - Parameter callback: where it should lead, if the client knows it.
  package func signInAddress(to callback: String?, _ settings: MockSettings) -> String? {
    let callbacks = settings.callbacks(of: self)
    let wanted = [callback, self.settings.text("DefaultRedirectURI")]
      .compactMap { $0 }.first { callbacks.contains($0) }
    guard allowsOAuth, let callback = wanted ?? callbacks.first else { return nil }
    return "\(HostedPage.login.rawValue)?client_id=\(PercentCoding.encode(id))"
      + "&response_type=\(ownResponseType.rawValue)&redirect_uri=\(PercentCoding.encode(callback))"
  }
}
