package import Syntax

/// What a Lambda function is told.
///
/// Source: Amazon Cognito Developer Guide, "Customizing user pool workflows with Lambda triggers".
package struct TriggerEvent: Sendable {
  package let trigger: LambdaTrigger
  /// `PreSignUp_SignUp`
  package let source: String
  /// `1`, or that of the pre-token event.
  package var version = "1"
  package let pool: UserPool
  /// `CLIENT_ID_NOT_APPLICABLE` where an administrator acts without a client.
  package let clientId: String
  package static let noClient = "CLIENT_ID_NOT_APPLICABLE"
  package let username: String
  /// `userAttributes` first, then what is the trigger's own.
  package var request: [(String, JSONTree)]
  /// The response as the function finds it: empty or with values to be replaced.
  package var response: JSONTree

  package init(
    _ trigger: LambdaTrigger, source: String, pool: UserPool, clientId: String?, username: String,
    request: [(String, JSONTree)], response: JSONTree = .object([])
  ) {
    self.trigger = trigger
    self.source = source
    self.pool = pool
    self.clientId = clientId ?? Self.noClient
    self.username = username
    self.request = request
    self.response = response
  }

  /// The event as the function gets it.
  package var tree: JSONTree {
    [
      "version": .string(version),
      "triggerSource": .string(source),
      "region": .string(pool.region),
      "userPoolId": .string(pool.id),
      "userName": .string(username),
      "callerContext": [
        "awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": .string(clientId),
      ],
      "request": .object(request),
      "response": response,
    ]
  }
}

extension User {
  /// `userAttributes` of an event: texts, with `sub` and `cognito:user_status`.
  package var eventAttributes: JSONTree {
    var members: [(String, JSONTree)] = [("sub", .string(sub))]
    members.append(("cognito:user_status", .string(status.rawValue)))
    for attribute in attributes { members.append((attribute.name, .string(attribute.value))) }
    return .object(members)
  }
}

extension JSONTree {
  /// A map of texts, such as `clientMetadata`.
  package init(_ pairs: [(String, String)]) {
    self = .object(pairs.map { ($0.0, .string($0.1)) })
  }
}
