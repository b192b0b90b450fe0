import Syntax

/// All about a user.
struct AdminGetUser: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (user, _) = try work.subject(of: input)
    return .json(
      .object(
        [("Enabled", .bool(user.isEnabled))] + user.factorMembers() + [
          ("UserAttributes", .array(user.attributeTrees())),
          ("UserCreateDate", .moment(user.created)),
          ("UserLastModifiedDate", .moment(user.modified)),
          ("UserStatus", .string(user.status.rawValue)), ("Username", .string(user.username)),
        ]))
  }
}
