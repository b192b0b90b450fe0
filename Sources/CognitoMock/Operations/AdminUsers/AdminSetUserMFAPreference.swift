/// Switches a user's second factors on and off.
struct AdminSetUserMFAPreference: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (user, pool) = try work.subject(of: input)
    try work.setMFAPreference(input, of: user, in: pool)
    return .done
  }
}
