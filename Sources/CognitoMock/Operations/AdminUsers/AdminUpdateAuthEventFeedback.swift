/// Says whether a sign-in was the user's own, by an administrator: there are no events.
struct AdminUpdateAuthEventFeedback: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (_, pool) = try work.subject(of: input)
    try work.requireThreatProtection(of: pool)
    throw .refused(.resourceNotFound("Auth event not found."))
  }
}
