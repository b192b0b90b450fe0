import Syntax

/// Confirms a user by the code that was sent.
struct ConfirmSignUp: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let session = try work.confirmSignUp(
      try work.accountCall(input), code: input.required("ConfirmationCode"),
      forceAlias: input.flag("ForceAliasCreation") ?? false, session: input.text("Session"))
    guard let session else { return .done }
    return .json(["Session": .string(session)])
  }
}
