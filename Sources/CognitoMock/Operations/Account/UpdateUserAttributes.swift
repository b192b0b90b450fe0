import Syntax

/// Changes a user's own attributes.
struct UpdateUserAttributes: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    let deliveries = try work.update(
      input.attributes("UserAttributes") ?? [], of: holder.user, in: holder.pool,
      client: holder.client, metadata: input.pairs("ClientMetadata"))
    return .json(["CodeDeliveryDetailsList": .array(deliveries.map(\.tree))])
  }
}
