/// Keeps a user out, and kills the user's tokens.
struct AdminDisableUser: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (found, _) = try work.subject(of: input)
    var user = found
    user.isEnabled = false
    work.save(user)
    work.signOutEverywhere(user)
    return .done
  }
}
