/// Replaces a lost password.
struct ConfirmForgotPassword: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    try work.confirmForgotPassword(
      try work.accountCall(input), code: input.required("ConfirmationCode"),
      password: input.required("Password"))
    return .done
  }
}
