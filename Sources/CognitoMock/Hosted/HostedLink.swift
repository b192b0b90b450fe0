import Bindings
import Syntax

/// The address in a verification mail: confirms a sign-up by being opened.
///
/// Opened again it says so again: programs that look at mail open links before people do. No other code
/// does, so that nobody learns from it who is confirmed.
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
    if let user = user(username, of: client, in: work), user.isEnabled, user.status == .confirmed,
      user.codes.contains(where: { $0.purpose == .openedLink && $0.code == code })
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
      if let user = user(username, of: client, in: work) {
        let spent = User.SentCode(
          purpose: .openedLink, attribute: "", code: code, expires: work.time)
        work.state.users.update(user.key) { $0.codes.append(spent) }
      }
      return .show(HostedView(.verified, at: .login))
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      return .show(failed(refusal))
    }
  }

  private func user(_ name: String, of client: UserPoolClient, in work: Work) -> User? {
    work.state.pools[client.userPoolId].flatMap { work.findUser(name, in: $0) }
  }

  private func failed(_ refusal: CognitoError) -> HostedView {
    var view = HostedView(.linkFailed, at: .login)
    view.error = refusal
    return view
  }
}
