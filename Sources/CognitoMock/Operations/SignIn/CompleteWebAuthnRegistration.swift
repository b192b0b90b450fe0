/// Takes in the passkey that a browser has made.
struct CompleteWebAuthnRegistration: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    try work.completePasskey(
      input.tree["Credential"] ?? .null, for: holder.user, in: holder.pool)
    return .done
  }
}
