/// Takes a user's password away and sends the code for a new one.
struct AdminResetUserPassword: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (found, pool) = try work.subject(of: input)
    var user = found
    guard user.isEnabled else { throw .refused(.notAuthorized("User is disabled.")) }
    guard user.status == .confirmed || user.status == .resetRequired else {
      throw .refused(.notAuthorized("User password cannot be reset in the current state."))
    }
    let medium = try pool.recoveryMedium(for: user)
    user.status = .resetRequired
    work.save(user)
    _ = try work.sendResetCode(
      to: user, by: medium, pool: pool, client: nil, metadata: input.pairs("ClientMetadata"))
    return .done
  }
}
