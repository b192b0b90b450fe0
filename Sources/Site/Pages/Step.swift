/// A page that takes another one's place without being loaded, in one of its forms.
struct Step: Hashable, Sendable {
  let page: PageID
  /// Which code is asked for, or how the contact that is asked for is reached; nil where the page has
  /// one form.
  var variant: CodeVariant?

  /// What tells the forms of a page apart: `mfa-sms`, `phone`.
  var form: String {
    guard let variant else { return "" }
    guard page == .contactSetup else { return variant.rawValue }
    return variant.medium == .sms ? "phone" : "email"
  }

  /// What the page shows: what a step brings is not there yet.
  var facts: StateFacts {
    var facts = StateFacts()
    facts.variant = variant
    return facts
  }

  /// The steps that a pool's tenants can meet, in the order of their file.
  static func all(of pool: Pool) -> [Step] {
    pages.flatMap { page -> [Step] in
      switch page {
      case .code: return pool.variants.map { Step(page: .code, variant: $0) }
      case .contactSetup:
        let contacts: [CodeVariant] = [.mfaEmail, .mfaSMS]
        return contacts.filter(pool.variants.contains).map {
          Step(page: .contactSetup, variant: $0)
        }
      default: return [Step(page: page)]
      }
    }
  }

  /// The pages that a sign-in leads through after its first. Like stands beside like, since what a
  /// compressor refers to must not be far away.
  static let pages: [PageID] = [
    .password, .resetPassword, .newPassword, .code, .messageSent, .passkeyLogin, .passkeyAdd,
    .rememberDevice, .locked, .chooseMethod, .mfaChoose, .mfaSetup, .terms, .totpSetup,
    .contactSetup, .customChallenge,
  ]
}
