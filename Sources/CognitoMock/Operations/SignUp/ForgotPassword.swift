/// Sends the code that a lost password is replaced with.
struct ForgotPassword: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let delivery = try work.forgotPassword(try work.accountCall(input))
    return .json(["CodeDeliveryDetails": delivery.tree])
  }
}
