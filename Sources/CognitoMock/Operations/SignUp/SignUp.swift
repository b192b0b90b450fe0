import Syntax

/// Makes a user who signs up.
struct SignUp: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let call = try work.accountCall(input)
    let result = try work.signUp(
      call, password: input.text("Password"), attributes: input.attributes("UserAttributes") ?? [],
      validationData: input.attributes("ValidationData"))
    var reply = JSONTree.object([])
    reply.set("CodeDeliveryDetails", result.delivery?.tree)
    reply.set("Session", result.session.map { .string($0) })
    reply.set("UserConfirmed", .bool(result.user.status == .confirmed))
    reply.set("UserSub", .string(result.user.sub))
    return .json(reply)
  }
}
