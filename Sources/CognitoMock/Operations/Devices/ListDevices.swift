/// A user's own devices.
struct ListDevices: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    return .json(
      try holder.user.listOfDevices(
        limit: input.whole("Limit"), after: input.text("PaginationToken")))
  }
}
