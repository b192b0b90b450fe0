import Site
import Syntax

extension PoolSite {
  /// The pool's own messages, in its default language, as members of Cognito's calls.
  var calls: MessageCalls {
    guard let branded = messages(in: pool.defaultLocale).value else {
      return MessageCalls([], of: pool)
    }
    return MessageCalls(kinds.compactMap(branded.render), of: pool)
  }
}

/// Messages as properties of a pool that somebody else describes.
struct PoolMessages {
  let calls: MessageCalls
  let pool: Pool

  /// The messages and the trigger of the function, as `AWS::Cognito::UserPool` has them.
  ///
  /// Source: CloudFormation template reference, AWS::Cognito::UserPool.
  var properties: JSONTree {
    var members: [(String, JSONTree)] = []
    if case .object(let own) = calls.userPool { members = own }
    if let text = calls.mfa?["SmsMfaConfiguration"]?["SmsAuthenticationMessage"] {
      members.append(("SmsAuthenticationMessage", text))
    }
    if let mail = calls.mfa?["EmailMfaConfiguration"] {
      for (name, property) in [
        ("Message", "EmailAuthenticationMessage"), ("Subject", "EmailAuthenticationSubject"),
      ] {
        if let text = mail[name] { members.append((property, text)) }
      }
    }
    members.append(("LambdaConfig", CustomMessageFunction(pool: pool).lambdaConfig))
    return .object(members)
  }
}
