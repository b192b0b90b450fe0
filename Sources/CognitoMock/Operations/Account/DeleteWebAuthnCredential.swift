/// Forgets a passkey.
struct DeleteWebAuthnCredential: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    var user = holder.user
    let id = input.required("CredentialId")
    guard user.passkeys.contains(where: { $0.id == id }) else {
      throw .refused(.resourceNotFound("Credential does not exist."))
    }
    user.passkeys.removeAll { $0.id == id }
    work.save(user)
    return .done
  }
}
