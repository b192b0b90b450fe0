import Syntax

extension Authentication {
  /// Asks the pre-authentication function, which may refuse.
  func consultBeforeAuthentication(
    _ signIn: SignIn, on work: inout Work
  ) throws(Interruption) {
    guard pool.function(of: .preAuthentication) != nil else { return }
    var request: [(String, JSONTree)] = [
      ("userAttributes", signIn.user?.eventAttributes ?? .object([]))
    ]
    if !clientMetadata.isEmpty { request.append(("validationData", JSONTree(clientMetadata))) }
    if hidesUsers { request.append(("userNotFound", .bool(signIn.user == nil))) }
    _ = try work.consult(
      TriggerEvent(
        .preAuthentication, source: "PreAuthentication_Authentication", pool: pool,
        clientId: client.id, username: signIn.user?.username ?? signIn.facts.typed,
        request: request))
  }

  /// Tells the post-authentication function, which may refuse all the same.
  func consultAfterAuthentication(
    _ user: User, usesNewDevice: Bool, on work: inout Work
  ) throws(Interruption) {
    guard pool.function(of: .postAuthentication) != nil else { return }
    var request: [(String, JSONTree)] = [
      ("userAttributes", user.eventAttributes), ("newDeviceUsed", .bool(usesNewDevice)),
    ]
    if !clientMetadata.isEmpty { request.append(("clientMetadata", JSONTree(clientMetadata))) }
    _ = try work.consult(
      TriggerEvent(
        .postAuthentication, source: "PostAuthentication_Authentication", pool: pool,
        clientId: client.id, username: user.username, request: request))
  }
}
