import CognitoMock
import Syntax

/// What a person can do with a user on the users page: an operation of the API each, but for one.
enum UserAct: String, CaseIterable, Sendable {
  case confirm, enable, disable, reset, expire, signOut, delete

  /// Those that make sense for a user as it is.
  static func all(for user: User) -> [UserAct] {
    allCases.filter { act in
      switch act {
      case .confirm: user.status == .unconfirmed
      case .enable: !user.isEnabled
      case .disable: user.isEnabled
      case .reset: user.status == .confirmed && user.password != nil
      case .expire, .signOut, .delete: true
      }
    }
  }

  /// What stands on its button.
  var label: String {
    switch self {
    case .confirm: "Confirm"
    case .enable: "Enable"
    case .disable: "Disable"
    case .reset: "Reset password"
    case .expire: "Expire codes and sign-ins"
    case .signOut: "Sign out everywhere"
    case .delete: "Delete"
    }
  }

  /// What is said once it is done.
  var done: String {
    switch self {
    case .confirm: "The user is confirmed."
    case .enable: "The user is enabled."
    case .disable: "The user is disabled."
    case .reset: "The password has to be set anew; a code is on its way."
    case .expire: "Codes, unfinished sign-ins and a temporary password have run out."
    case .signOut: "Refresh tokens are revoked."
    case .delete: "The user is gone."
    }
  }

  private var operation: String? {
    switch self {
    case .confirm: "AdminConfirmSignUp"
    case .enable: "AdminEnableUser"
    case .disable: "AdminDisableUser"
    case .reset: "AdminResetUserPassword"
    case .expire: nil
    case .signOut: "AdminUserGlobalSignOut"
    case .delete: "AdminDeleteUser"
    }
  }

  func run(pool: String, username: String, on work: inout Work) throws(Interruption) {
    guard let operation else {
      Self.expire(User.key(pool, username), on: &work)
      return
    }
    let input: JSONTree = ["UserPoolId": .string(pool), "Username": .string(username)]
    try work.run(operation, input)
  }

  /// What would have run out by itself, now.
  private static func expire(_ key: String, on work: inout Work) {
    let time = work.time
    work.state.users.update(key) { user in
      for index in user.codes.indices { user.codes[index].expires = time - 1 }
      // Older than any pool lets a temporary password become.
      if user.password?.isTemporary == true { user.password?.set = time - 366 * 86400 }
    }
    for session in work.state.authSessions.rows(with: key) {
      work.state.authSessions.update(session.key) { $0.expires = time - 1 }
    }
  }
}

/// A user that a person adds on the users page.
struct NewUser: Sendable {
  let pool: String
  let username: String
  /// Lines of `name=value`.
  let attributes: String
  /// Nil for an invitation with a temporary one.
  let password: String?
  let isPermanent: Bool

  func run(on work: inout Work) throws(Interruption) {
    var attributes: [JSONTree] = []
    for line in self.attributes.split(whereSeparator: \.isNewline) {
      let name = line.prefix { $0 != "=" }
      attributes.append([
        "Name": .string(String(name).trimmed),
        "Value": .string(String(line.dropFirst(name.count + 1)).trimmed),
      ])
    }
    var input: [(String, JSONTree)] = [
      ("UserPoolId", .string(pool)), ("Username", .string(username)),
      ("UserAttributes", .array(attributes)),
    ]
    if let password {
      input += [("TemporaryPassword", .string(password)), ("MessageAction", "SUPPRESS")]
    }
    try work.run("AdminCreateUser", .object(input))
    guard isPermanent, let password else { return }
    try work.run(
      "AdminSetUserPassword",
      [
        "UserPoolId": .string(pool), "Username": .string(username),
        "Password": .string(password), "Permanent": true,
      ])
  }
}
