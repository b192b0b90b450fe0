/// What a browser is asked to make a passkey with.
struct StartWebAuthnRegistration: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    let options = try work.startPasskey(for: holder.user, in: holder.pool)
    return .json(["CredentialCreationOptions": options])
  }
}
