/// Switches a user's own second factors on and off.
struct SetUserMFAPreference: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    try work.setMFAPreference(input, of: holder.user, in: holder.pool)
    return .done
  }
}
