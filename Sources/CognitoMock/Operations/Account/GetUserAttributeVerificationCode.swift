/// Sends a code to a user's mail address or number.
struct GetUserAttributeVerificationCode: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    let delivery = try work.sendAttributeCode(
      input.required("AttributeName"), to: holder.user, in: holder.pool, client: holder.client,
      metadata: input.pairs("ClientMetadata"))
    return .json(["CodeDeliveryDetails": delivery.tree])
  }
}
