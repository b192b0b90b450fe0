import Syntax

extension Authentication {
  /// Asks the migration function about somebody that the pool does not know, and takes over who it
  /// tells.
  ///
  /// - Returns: nil where there is no such function or it knows nobody.
  func migrate(
    _ typed: String, password: String, on work: inout Work
  ) throws(Interruption) -> User? {
    guard pool.function(of: .userMigration) != nil else { return nil }
    let metadata = JSONTree(clientMetadata)
    let response = try work.consult(
      TriggerEvent(
        .userMigration, source: "UserMigration_Authentication", pool: pool, clientId: client.id,
        username: typed,
        request: [
          ("password", .string(password)), ("validationData", metadata),
          ("clientMetadata", metadata), ("userAttributes", .null),
        ],
        response: [
          "userAttributes": .null, "forceAliasCreation": .null, "enableSMSMFA": .null,
          "finalUserStatus": .null, "messageAction": .null, "desiredDeliveryMediums": .null,
        ]))
    guard let response, response["userAttributes"]?.object != nil else { return nil }
    let sub = work.random.uuid()
    let isConfirmed = response.text("finalUserStatus") == "CONFIRMED"
    var user = User(
      userPoolId: pool.id, username: pool.usernameAttributes.isEmpty ? typed : sub, sub: sub,
      status: isConfirmed ? .confirmed : .resetRequired, created: work.time)
    for (name, value) in response.pairs("userAttributes") where name != "sub" && name != "username"
    {
      user[name] = value
    }
    if let attribute = pool.usernameAttributes.first(where: { user[$0] == nil }),
      pool.usernameAttributes.allSatisfy({ user[$0] == nil })
    {
      user[attribute] = typed
    }
    if response.flag("enableSMSMFA") { user.mfa.enabled = ["SMS_MFA"] }
    if isConfirmed { work.set(password: password, of: &user, in: pool) }
    work.save(user)
    return user
  }
}
