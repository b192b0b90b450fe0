/// Switches SMS as a user's second factor on or off, the older way.
struct AdminSetUserSettings: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (user, _) = try work.subject(of: input)
    try work.setMFAOptions(input.objects("MFAOptions") ?? [], of: user)
    return .done
  }
}
