/// A user's sign-ins as threat protection sees them: the mock records none.
struct AdminListUserAuthEvents: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (_, pool) = try work.subject(of: input)

    try pool.requireThreatProtection()
    return .json(["AuthEvents": []])
  }
}

extension UserPool {
  /// Refuses where the pool has no threat protection.
  func requireThreatProtection() throws(Interruption) {
    let mode = settings["UserPoolAddOns"]?.text("AdvancedSecurityMode") ?? "OFF"
    guard mode == "OFF" else { return }
    throw .refused(
      CognitoError(
        "UserPoolAddOnNotEnabledException",
        "Threat protection is not enabled for the user pool."))
  }
}
