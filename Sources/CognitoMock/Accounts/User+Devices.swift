import Syntax

extension User {
  /// A device by its key.
  func device(_ key: String) throws(Interruption) -> Device {
    guard let device = devices.first(where: { $0.key == key }) else {
      throw .refused(.deviceNotFound)
    }
    return device
  }

  /// The reply of `ListDevices`.
  func listOfDevices(limit: Int?, after token: String?) throws(Interruption) -> JSONTree {
    // A key that was handed out but never confirmed is no device yet.
    let confirmed = devices.filter { $0.verifier != nil }.sorted { $0.key < $1.key }
    let page = try Page(of: confirmed, after: token, limit: limit) { $0.key }
    var reply: JSONTree = ["Devices": .array(page.items.map(\.deviceType))]
    reply.set("PaginationToken", page.nextToken.map { .string($0) })
    return reply
  }
}

extension User.Device {
  /// `DeviceType`
  var deviceType: JSONTree {
    let attributes = [
      ("device_status", "valid"), ("device_name", name ?? ""), ("last_ip_used", "127.0.0.1"),
      ("dev:device_remembered_status", isRemembered ? "remembered" : "not_remembered"),
    ]
    return [
      "DeviceAttributes": .array(
        attributes.map { ["Name": .string($0.0), "Value": .string($0.1)] }),
      "DeviceCreateDate": .moment(created), "DeviceKey": .string(key),
      "DeviceLastAuthenticatedDate": .moment(lastAuthenticated),
      "DeviceLastModifiedDate": .moment(modified),
    ]
  }
}

extension Work {
  /// Forgets a device of a user.
  mutating func forget(device key: String, of oldUser: User) throws(Interruption) {
    let device = try oldUser.device(key)
    var user = oldUser
    user.devices.removeAll { $0.key == device.key }
    save(user)
  }
}

extension CognitoError {
  static let deviceNotFound = resourceNotFound("Device does not exist.")
}
