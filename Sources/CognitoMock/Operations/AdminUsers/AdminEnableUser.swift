/// Lets a user in again.
struct AdminEnableUser: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (found, _) = try work.subject(of: input)
    var user = found
    user.isEnabled = true
    work.save(user)
    return .done
  }
}
