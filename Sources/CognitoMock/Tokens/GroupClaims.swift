import Syntax

/// What a user's groups say in tokens and to the pre-token trigger.
struct GroupClaims {
  /// The group with the lowest precedence first; those without one last, by name.
  var groups: [String]
  var roles: [String]
  var preferredRole: String?

  init(of user: User, in state: CognitoState) {
    guard !user.groups.isEmpty else {
      (groups, roles) = ([], [])
      return
    }
    let known = user.groups.compactMap { state.groups[Group.key(user.userPoolId, $0)] }.sorted {
      ($0.precedence ?? .max, $0.name) < ($1.precedence ?? .max, $1.name)
    }
    groups = known.map(\.name)
    roles = []
    for role in known.compactMap(\.roleArn) where !roles.contains(role) { roles.append(role) }
    let withRole = known.filter { $0.roleArn != nil }
    if let first = withRole.first, let precedence = first.precedence {
      // Two roles of the same precedence: the service names neither.
      let rivals = Set(withRole.filter { $0.precedence == precedence }.compactMap(\.roleArn))
      if rivals.count == 1 { preferredRole = first.roleArn }
    }
  }

  /// `groupConfiguration` of the pre-token event.
  var configuration: JSONTree {
    [
      "groupsToOverride": .array(groups.map { .string($0) }),
      "iamRolesToOverride": .array(roles.map { .string($0) }),
      "preferredRole": preferredRole.map { .string($0) } ?? .null,
    ]
  }

  /// Takes over what `groupOverrideDetails` says; a list that is not there stays as it was.
  mutating func override(with details: JSONValue) throws(Interruption) {
    groups = try details.outputTexts("groupsToOverride") ?? groups
    roles = try details.outputTexts("iamRolesToOverride") ?? roles
    preferredRole = try details.outputText("preferredRole") ?? preferredRole
  }
}
