/// Signs a user out everywhere; sessions of the hosted pages stay.
struct GlobalSignOut: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    work.signOutEverywhere(holder.user)
    return .done
  }
}
