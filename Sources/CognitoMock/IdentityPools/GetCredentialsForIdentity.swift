import Bindings
import Syntax

/// Credentials for an hour. Nobody but the mock knows them, and the session token tells which role
/// they are for: Base64 of JSON with `identityId` and `roleArn`.
struct GetCredentialsForIdentity: APIOperation {
  private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
  private static let secretLetters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

  private let identityId: String
  private let logins: [String: String]
  private let role: String?

  init(_ input: APIInput) {
    identityId = input.required("IdentityId")
    logins = input.map("Logins")
    role = input.text("CustomRoleArn")
  }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let (identity, pool, proved) = try work.prove(identityId, logins)
    let role = try IdentityRole(
      pool: pool, identityId: identity.id, logins: proved, wanted: role
    ).arn()
    let session: JSONTree = [
      "identityId": .string(identity.id), "roleArn": .string(role),
      "nonce": .string(Base64.encode(work.random.bytes(300))),
    ]
    return .json([
      "Credentials": [
        "AccessKeyId": .string("ASIA" + work.random.text(16, of: Self.letters)),
        "Expiration": .int(Int(work.time) + 3600),
        "SecretKey": .string(work.random.text(40, of: Self.secretLetters)),
        "SessionToken": .string(Base64.encode(Array(session.compact().utf8))),
      ],
      "IdentityId": .string(identity.id),
    ])
  }
}
