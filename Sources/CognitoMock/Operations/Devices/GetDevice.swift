/// One of a user's own devices.
struct GetDevice: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    let device = try holder.user.device(input.required("DeviceKey"))
    return .json(["Device": device.deviceType])
  }
}
