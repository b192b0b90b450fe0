/// Changes a user's attributes, verified flags among them.
struct AdminUpdateUserAttributes: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (user, pool) = try work.subject(of: input)
    _ = try work.update(
      input.attributes("UserAttributes") ?? [], of: user, in: pool, client: nil,
      metadata: input.pairs("ClientMetadata"))
    return .done
  }
}
