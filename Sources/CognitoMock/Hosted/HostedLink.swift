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
    guard let username = parameters["user_name"], let code = parameters["confirmation_code"] else {
      return .show(failed(.codeMismatch))
    }
    if let pool = work.state.pools[client.userPoolId],
      let user = work.findUser(username, in: pool), user.isEnabled, user.status == .confirmed
    {
      return .show(HostedView(.verified, at: .login))
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
      return .show(HostedView(.verified, at: .login))
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      return .show(failed(refusal))
    }
  }

  private func failed(_ refusal: CognitoError) -> HostedView {
    var view = HostedView(.linkFailed, at: .login)
    view.error = refusal
    return view
  }
}
