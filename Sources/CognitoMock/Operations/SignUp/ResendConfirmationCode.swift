/// Sends the code of a sign-up once more.
struct ResendConfirmationCode: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let delivery = try work.resendConfirmationCode(try work.accountCall(input))
    return .json(["CodeDeliveryDetails": delivery.tree])
  }
}
