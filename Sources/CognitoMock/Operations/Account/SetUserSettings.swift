/// Switches SMS as the second factor on or off, the older way.
struct SetUserSettings: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    try work.setMFAOptions(input.objects("MFAOptions") ?? [], of: holder.user)
    return .done
  }
}
