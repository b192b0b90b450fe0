import Bindings
import Syntax

/// Makes a device of the key that a sign-in gave out, with the proof of its password.
struct ConfirmDevice: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    guard holder.pool.remembersDevices else {
      throw .refused(
        CognitoError(
          "InvalidUserPoolConfigurationException", "Device tracking is not enabled."))
    }
    let key = input.required("DeviceKey")
    if holder.user.devices.contains(where: { $0.key == key && $0.verifier != nil }) {
      throw .refused(CognitoError("DeviceKeyExistsException", "Device already exists."))
    }
    guard let group = DeviceKeys.group(of: key, for: holder.user, on: work) else {
      throw .refused(.deviceNotFound)
    }
    var device = User.Device(key: key, groupKey: group, created: work.time)
    device.name = input.text("DeviceName")
    try take(input.object("DeviceSecretVerifierConfig"), into: &device)
    let asks = holder.pool.asksToRememberDevices
    device.isRemembered = !asks
    work.state.users.update(holder.user.key) { [device] user in
      user.devices.removeAll { $0.key == key }
      user.devices.append(device)
    }
    return .json(["UserConfirmationNecessary": .bool(asks)])
  }

  private func take(
    _ config: APIInput?, into device: inout User.Device
  ) throws(Interruption) {
    guard let verifier = config?.text("PasswordVerifier"), let salt = config?.text("Salt"),
      let number = Base64.decode(verifier), !number.isEmpty, Base64.decode(salt) != nil
    else { throw .refused(.invalidParameter("Invalid device secret verifier")) }
    device.verifier = verifier
    device.salt = salt
  }
}
