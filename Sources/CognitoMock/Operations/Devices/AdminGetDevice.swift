/// One of a user's devices.
struct AdminGetDevice: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (user, _) = try work.subject(of: input)
    let device = try user.device(input.required("DeviceKey"))
    return .json(["Device": device.deviceType])
  }
}
