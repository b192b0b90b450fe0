/// Gives a user a password: for good, or to be changed at the first sign-in.
struct AdminSetUserPassword: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (found, pool) = try work.subject(of: input)
    var user = found
    let password = input.required("Password")
    try work.check(password: password, for: user, in: pool)
    let isPermanent = input.flag("Permanent") ?? false
    let isFederated = user.status == .externalProvider
    work.set(password: password, of: &user, in: pool, isTemporary: !isPermanent && !isFederated)
    user.status = isPermanent || isFederated ? .confirmed : .forceChangePassword
    work.save(user)
    return .done
  }
}
