import Bindings
import Syntax

/// The address in a verification mail: confirms a sign-up by being opened.
///
/// Opened again it says so again: programs that look at mail open links before people do.
package struct HostedLink: Sendable {
  package static let path = "/confirmUser"

  package let parameters: OAuthParameters

  package init(_ parameters: OAuthParameters) { self.parameters = parameters }

  package func run(on work: inout Work) throws(Interruption) -> HostedReply {
    guard let clientId = parameters["client_id"], let client = work.state.clients[clientId] else {
      return .show(failed(.codeMismatch))
    }
    let signIn = signIn(with: client, work.state.settings)
    guard let username = parameters["user_name"], let code = parameters["confirmation_code"] else {
      return .show(failed(.codeMismatch, signIn))
    }
    if let pool = work.state.pools[client.userPoolId],
      let user = work.findUser(username, in: pool), user.isEnabled, user.status == .confirmed
    {
      return .show(verified(signIn))
    }
    var members: [(String, JSONTree)] = [
      ("ClientId", .string(client.id)), ("Username", .string(username)),
      ("ConfirmationCode", .string(code)),
    ]
    if let secret = client.secrets.first {
      members.append(("SecretHash", .string(client.secretHash(for: username, secret: secret))))
    }
    do throws(Interruption) {
      try work.run("ConfirmSignUp", APIInput(.object(members)))
      return .show(verified(signIn))
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      return .show(failed(refusal, signIn))
    }
  }

  private func verified(_ signIn: String?) -> HostedView {
    var view = HostedView(.verified, at: .login)
    view.signIn = signIn
    return view
  }

  private func failed(_ refusal: CognitoError, _ signIn: String? = nil) -> HostedView {
    var view = HostedView(.linkFailed, at: .login)
    view.error = refusal
    view.signIn = signIn
    return view
  }

  /// A sign-in of its own, since no app has asked for one; nothing of the link but the callback that it
  /// may name is passed on.
  private func signIn(with client: UserPoolClient, _ settings: MockSettings) -> String? {
    let callbacks = settings.callbacks(of: client)
    let wanted = [parameters["redirect_uri"], client.settings.text("DefaultRedirectURI")]
      .compactMap { $0 }.first { callbacks.contains($0) }
    guard client.allowsOAuth, let callback = wanted ?? callbacks.first else { return nil }
    let type = client.allowedOAuthFlows.contains("code") ? "code" : "token"
    return "\(HostedPage.login.rawValue)?client_id=\(PercentCoding.encode(client.id))"
      + "&response_type=\(type)&redirect_uri=\(PercentCoding.encode(callback))"
  }
}
