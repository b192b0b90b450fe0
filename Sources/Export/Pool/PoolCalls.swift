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
  ///
  /// Mails with a code and mails with a link are an error together; a pool confirms by code unless it says
  /// otherwise, so those with a link are in ``verificationByLink``.
  var properties: JSONTree {
    var members: [(String, JSONTree)] = []
    if case .object(let own) = calls.userPool { members = own }
    if let index = members.firstIndex(where: { $0.0 == Self.template }) {
      members[index].1 = .object(verification.filter { !Self.byLink.contains($0.0) })
    }
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

  /// The one property that a pool has otherwise which confirms by link; nil for a pool that cannot.
  var verificationByLink: JSONTree? {
    guard verification.contains(where: { Self.byLink.contains($0.0) }) else { return nil }
    let members = verification.filter { !Self.byCode.contains($0.0) }
    return .object([
      (Self.template, .object([("DefaultEmailOption", "CONFIRM_WITH_LINK")] + members))
    ])
  }

  private var verification: [(String, JSONTree)] {
    guard case .object(let members) = calls.userPool[Self.template] else { return [] }
    return members
  }

  private static let template = "VerificationMessageTemplate"
  private static let byCode = ["EmailMessage", "EmailSubject"]
  private static let byLink = ["EmailMessageByLink", "EmailSubjectByLink"]
}
