import Syntax

/// The address in a verification mail: confirms a sign-up by being opened.
package struct HostedLink: Sendable {
  package let parameters: OAuthParameters

  package init(_ parameters: OAuthParameters) { self.parameters = parameters }

  package func run(on work: inout Work) throws(Interruption) -> HostedReply {
    guard let clientId = parameters["client_id"], let client = work.state.clients[clientId],
      let username = parameters["user_name"],
      let code = parameters["confirmation_code"]
    else {
      return .show(HostedView(error: "Invalid verification code provided, please try again."))
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
      var view = HostedView(error: refusal.message)
      view.error = refusal
      return .show(view)
    }
  }
}
