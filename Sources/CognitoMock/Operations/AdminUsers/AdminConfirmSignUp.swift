/// Confirms a user without a code; addresses stay unverified.
struct AdminConfirmSignUp: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (found, pool) = try work.subject(of: input)
    var user = found
    guard user.status == .unconfirmed else {
      throw .refused(
        .notAuthorized("User cannot be confirmed. Current status is \(user.status.rawValue)"))
    }
    try work.claimPreferredUsername(for: user, in: pool)
    user.status = .confirmed
    work.save(user)
    try work.postConfirmation(
      "PostConfirmation_ConfirmSignUp", user, pool: pool, clientId: nil,
      metadata: input.pairs("ClientMetadata"))
    return .done
  }
}
