/// Takes attributes away from a user who asks for it.
struct DeleteUserAttributes: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    try work.removeAttributes(
      input.texts("UserAttributeNames") ?? [], of: holder.user, in: holder.pool,
      by: .client(holder.client))
    return .done
  }
}
