import Syntax

/// A message that is to be sent.
struct Dispatch: Sendable {
  let source: MessageSource
  let medium: DeliveryMedium
  let user: User
  let pool: UserPool
  let clientId: String?
  /// An address or a number.
  let address: String
  /// The code or temporary password, in clear.
  let code: String
  let metadata: [(String, String)]
  /// What `{##text##}` leads to, where the message is one with a link.
  var link: String?

  /// `userAttributes` and `clientMetadata` with a trigger's own members between them.
  func request(_ members: [(String, JSONTree)]) -> [(String, JSONTree)] {
    var request: [(String, JSONTree)] = [("userAttributes", user.eventAttributes)]
    request += members
    if !metadata.isEmpty { request.append(("clientMetadata", JSONTree(metadata))) }
    return request
  }

  /// What a function that finds words for it is told.
  var event: TriggerEvent {
    // A message with a link has no place for a code.
    let linkParameter: JSONTree = link == nil ? nil : "{##Click Here##}"
    return TriggerEvent(
      .customMessage, source: source.customMessage, pool: pool, clientId: clientId,
      username: user.username,
      request: request([
        ("codeParameter", link == nil ? "{####}" : linkParameter),
        ("linkParameter", linkParameter),
        ("usernameParameter", source == .adminCreateUser ? "{username}" : nil),
      ]),
      response: ["smsMessage": nil, "emailMessage": nil, "emailSubject": nil])
  }

  /// What a person signs in as: in a pool that is named by an attribute, the attribute.
  var shownUsername: String {
    pool.usernameAttributes.lazy.compactMap { user[$0] }.first ?? user.username
  }
}
