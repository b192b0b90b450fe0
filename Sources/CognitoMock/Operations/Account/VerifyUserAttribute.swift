/// Verifies a mail address or number by the code that was sent to it.
struct VerifyUserAttribute: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    try work.verifyAttribute(
      input.required("AttributeName"), code: input.required("Code"), of: holder.user,
      in: holder.pool)
    return .done
  }
}
