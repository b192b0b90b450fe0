/// Takes attributes away from a user.
struct AdminDeleteUserAttributes: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (user, pool) = try work.subject(of: input)
    try work.removeAttributes(
      input.texts("UserAttributeNames") ?? [], of: user, in: pool, by: .admin)
    return .done
  }
}
