/// Removes a user who asks for it.
struct DeleteUser: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    work.state.remove(holder.user)
    return .empty
  }
}
