/// A user's devices.
struct AdminListDevices: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (user, _) = try work.subject(of: input)
    return .json(
      try user.listOfDevices(limit: input.whole("Limit"), after: input.text("PaginationToken")))
  }
}
