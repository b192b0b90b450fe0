/// Forgets one of a user's devices.
struct AdminForgetDevice: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (user, _) = try work.subject(of: input)
    try work.forget(device: input.required("DeviceKey"), of: user)
    return .empty
  }
}
