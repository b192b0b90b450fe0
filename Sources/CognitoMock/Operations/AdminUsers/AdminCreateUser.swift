/// Makes a user and invites them; or invites one again.
struct AdminCreateUser: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let invitation = try Invitation(input, to: pool)
    let user =
      invitation.resends ? try work.reinvite(invitation) : try work.createUser(invitation)
    return .json(["User": user.userType()])
  }
}
