import Syntax

/// What a user may sign in with.
struct GetUserAuthFactors: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let holder = try work.holder(ofAccessToken: input.required("AccessToken"))
    let user = holder.user
    let factors = user.firstFactors(in: holder.pool)
    return .json(
      .object(
        [("ConfiguredUserAuthFactors", .array(factors.map { .string($0) }))]
          + user.factorMembers().filter { $0.0 != "MFAOptions" } + [
            ("Username", .string(user.username))
          ]))
  }
}

extension User {
  /// First factors that the pool allows and the user can use: `AuthFactorType`.
  fileprivate func firstFactors(in pool: UserPool) -> [String] {
    ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"].filter { factor in
      guard pool.firstFactors.contains(factor) else { return false }
      return switch factor {
      case "PASSWORD": password != nil
      case "EMAIL_OTP": isVerified("email")
      case "SMS_OTP": isVerified("phone_number")
      default: !passkeys.isEmpty
      }
    }
  }
}
