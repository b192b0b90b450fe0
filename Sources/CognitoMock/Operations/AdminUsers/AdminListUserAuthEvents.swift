/// A user's sign-ins as threat protection sees them: the mock records none.
struct AdminListUserAuthEvents: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (_, pool) = try work.subject(of: input)
    try work.requireThreatProtection(of: pool)
    return .json(["AuthEvents": []])
  }
}
