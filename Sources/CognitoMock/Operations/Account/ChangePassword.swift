/// Replaces a password that is known.
struct ChangePassword: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    var user = holder.user
    try work.count(.changePassword, of: &user)
    if let password = user.password {
      guard let typed = input.text("PreviousPassword"),
        password.matches(typed, username: user.username, pool: holder.pool)
      else { throw .refused(.incorrectUsernameOrPassword) }
    }
    let proposed = input.required("ProposedPassword")
    try work.check(password: proposed, for: user, in: holder.pool)
    work.set(password: proposed, of: &user, in: holder.pool)
    work.save(user)
    return .done
  }
}
