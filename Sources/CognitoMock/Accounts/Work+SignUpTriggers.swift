import Syntax

extension Work {
  /// Asks the PreSignUp function about a user that is to be made; nil where the pool has none.
  mutating func preSignUp(
    _ source: String, _ user: User, pool: UserPool, clientId: String?,
    validationData: [Attribute]?, metadata: [(String, String)]
  ) throws(Interruption) -> JSONValue? {
    // There is no user yet: no sub and no status.
    var request: [(String, JSONTree)] = [
      ("userAttributes", JSONTree(user.attributes.map { ($0.name, $0.value) })),
      ("validationData", validationData.map { JSONTree($0.map { ($0.name, $0.value) }) } ?? nil),
    ]
    if !metadata.isEmpty { request.append(("clientMetadata", JSONTree(metadata))) }
    let response = try consult(
      TriggerEvent(
        .preSignUp, source: source, pool: pool, clientId: clientId, username: user.username,
        request: request,
        response: ["autoConfirmUser": false, "autoVerifyEmail": false, "autoVerifyPhone": false]))
    try response?.checkSignUpOutput()
    return response
  }

  /// Does what the function says: confirms the user, and verifies attributes that are there.
  mutating func apply(
    _ response: JSONValue?, to user: inout User, in pool: UserPool
  ) throws(Interruption) {
    guard let response else { return }
    for (flag, attribute) in [("autoVerifyEmail", "email"), ("autoVerifyPhone", "phone_number")] {
      guard response[flag]?.bool == true, let value = user[attribute] else { continue }
      try claimAlias(
        attribute, value: value, for: user, in: pool, refusal: .accountExists(with: attribute))
      user["\(attribute)_verified"] = "true"
    }
    if response["autoConfirmUser"]?.bool == true, user.status == .unconfirmed {
      try claimPreferredUsername(for: user, in: pool)
      user.status = .confirmed
    }
  }

  /// Tells the PostConfirmation function. The user is confirmed even where it fails.
  mutating func postConfirmation(
    _ source: String, _ user: User, pool: UserPool, clientId: String?,
    metadata: [(String, String)]
  ) throws(Interruption) {
    var request: [(String, JSONTree)] = [("userAttributes", user.eventAttributes)]
    if !metadata.isEmpty { request.append(("clientMetadata", JSONTree(metadata))) }
    _ = try consult(
      TriggerEvent(
        .postConfirmation, source: source, pool: pool, clientId: clientId,
        username: user.username, request: request))
  }
}

extension JSONValue {
  /// Refuses a response of PreSignUp that says neither yes nor no.
  func checkSignUpOutput() throws(Interruption) {
    for flag in ["autoConfirmUser", "autoVerifyEmail", "autoVerifyPhone"] {
      _ = try outputFlag(flag)
    }
  }
}
