/// Forgets one of a user's own devices.
struct ForgetDevice: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    try work.forget(device: input.required("DeviceKey"), of: holder.user)
    return .empty
  }
}
