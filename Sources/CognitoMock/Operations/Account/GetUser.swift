import Syntax

/// What a user may know of themselves: what the client may read.
struct GetUser: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    let user = holder.user
    let attributes = user.attributeTrees(readable: holder.client.readableAttributes)
    return .json(
      .object(
        user.factorMembers() + [
          ("UserAttributes", .array(attributes)), ("Username", .string(user.username)),
        ]))
  }
}
