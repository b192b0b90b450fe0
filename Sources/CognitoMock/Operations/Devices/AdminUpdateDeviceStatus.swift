/// Says whether a user's device takes the place of a second factor.
struct AdminUpdateDeviceStatus: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (found, _) = try work.subject(of: input)
    var user = found
    let key = try user.device(input.required("DeviceKey")).key
    let isRemembered = input.text("DeviceRememberedStatus") == "remembered"
    for index in user.devices.indices where user.devices[index].key == key {
      user.devices[index].isRemembered = isRemembered
      user.devices[index].modified = work.time
    }
    work.save(user)
    return .done
  }
}
