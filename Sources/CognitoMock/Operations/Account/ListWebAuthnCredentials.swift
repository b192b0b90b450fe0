import Syntax

/// A user's passkeys.
struct ListWebAuthnCredentials: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    let page = try Page(
      of: holder.user.passkeys.sorted { $0.id < $1.id }, after: input.text("NextToken"),
      limit: input.whole("MaxResults"), greatest: 20
    ) { $0.id }
    var reply: JSONTree = ["Credentials": .array(page.items.map(\.description))]
    reply.set("NextToken", page.nextToken.map { .string($0) })
    return .json(reply)
  }
}

extension User.Passkey {
  /// `WebAuthnCredentialDescription`
  fileprivate var description: JSONTree {
    var tree = JSONTree.object([])
    tree.set("AuthenticatorAttachment", attachment.map { .string($0) })
    tree.set("AuthenticatorTransports", .array(transports.map { .string($0) }))
    tree.set("CreatedAt", .moment(created))
    tree.set("CredentialId", .string(id))
    tree.set("FriendlyCredentialName", .string(name))
    tree.set("RelyingPartyId", .string(rpId))
    return tree
  }
}
