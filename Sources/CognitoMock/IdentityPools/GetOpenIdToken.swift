import Syntax

/// The token of an identity, for ten minutes.
struct GetOpenIdToken: APIOperation {
  private let identityId: String
  private let logins: [String: String]

  init(_ input: APIInput) {
    identityId = input.required("IdentityId")
    logins = input.map("Logins")
  }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (identity, _, proved) = try work.prove(identityId, logins)
    var methods = [proved.isEmpty ? "unauthenticated" : "authenticated"]
    for login in proved {
      methods.append(login.provider)
      if login.claims != nil {
        methods.append("\(login.provider):CognitoSignIn:\(login.subject)")
      }
    }
    return .identityToken(
      IdentityToken(identity, methods: methods, at: work.time, lifetime: 600),
      rest: [("IdentityId", .string(identity.id))])
  }
}
