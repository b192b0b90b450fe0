/// Removes a user.
struct AdminDeleteUser: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (user, _) = try work.subject(of: input)
    work.state.remove(user)
    return .empty
  }
}
