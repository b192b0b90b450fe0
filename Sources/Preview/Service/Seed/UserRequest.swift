import CognitoMock
import Site
import Syntax

/// What one would have to ask the service for to get a user of the project in a pool.
struct UserRequest {
  /// What an authenticator app of such a user is set up with: RFC 6238's own test secret in base 32.
  static let authenticatorSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

  private let user: PreviewSettings.User
  private let userPoolId: String
  /// What the person types: in a pool whose users are named by an address, that address.
  private let username: String

  init(_ user: PreviewSettings.User, _ pool: Pool) {
    self.user = user
    userPoolId = pool.userPoolId
    let values = pool.identifiers.compactMap(\.attributeName).compactMap { name in
      user.attributes.first { $0.name == name }?.value
    }
    let isNamedFreely = pool.identifiers.contains(.username)
    username = isNamedFreely ? user.username : values.first ?? user.username
  }

  func make(on work: inout Work) throws(Interruption) {
    var input: [(String, JSONTree)] = [
      ("UserPoolId", .string(userPoolId)), ("Username", .string(username)),
      ("MessageAction", "SUPPRESS"),
      (
        "UserAttributes",
        .array(
          user.attributes.map { ["Name": .string($0.name), "Value": .string($0.value)] })
      ),
    ]
    if case .temporary(let password) = user.password {
      input.append(("TemporaryPassword", .string(password)))
    }
    let made = try work.run("AdminCreateUser", .object(input))
    let name = made["User"]?.text("Username") ?? username
    if case .permanent(let password) = user.password {
      try work.run(
        "AdminSetUserPassword",
        [
          "UserPoolId": .string(userPoolId), "Username": .string(name),
          "Password": .string(password), "Permanent": true,
        ])
    }
    for group in user.groups {
      try work.run(
        "AdminAddUserToGroup",
        [
          "UserPoolId": .string(userPoolId), "Username": .string(name),
          "GroupName": .string(group),
        ])
    }
    if !user.mfa.isEmpty { setFactors(of: User.key(userPoolId, name), on: &work) }
  }

  /// Switches factors on without the steps that a person would have to take.
  private func setFactors(of key: String, on work: inout Work) {
    let names = user.mfa.map { method in
      switch method {
      case .totp: "SOFTWARE_TOKEN_MFA"
      case .sms: "SMS_MFA"
      case .email: "EMAIL_OTP"
      }
    }
    work.state.users.update(key) { row in
      row.mfa.enabled = names
      row.mfa.preferred = names.first
      if user.mfa.contains(.totp) {
        row.authenticator = User.Authenticator(secret: Self.authenticatorSecret)
        row.authenticator?.isVerified = true
      }
    }
  }
}
