import Syntax

struct UnlinkIdentity: APIOperation {
  private let identityId: String
  private let logins: [String: String]
  private let unwanted: [String]

  init(_ input: APIInput) {
    identityId = input.required("IdentityId")
    logins = input.map("Logins")
    unwanted = input.texts("LoginsToRemove") ?? []
  }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    guard !logins.isEmpty else { throw .refused(.forbidden(identityId)) }
    var (identity, _, _) = try work.prove(identityId, logins)
    identity.logins.removeAll { login in unwanted.contains { login.hasPrefix("\($0) ") } }
    identity.modified = work.time
    work.state.identities.put(identity)
    return .empty
  }
}
