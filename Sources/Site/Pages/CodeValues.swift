import Templating

/// What a page says about the code that it asks for.
struct CodeValues {
  private let variant: CodeVariant
  private let destination: String
  private let manyFactors: Bool
  /// Whether it is said where the code went; a step has a place for it.
  private let isKnown: Bool

  init(_ pool: Pool, _ page: PageID, _ source: PageSource) {
    let usual: CodeVariant? =
      switch page {
      case .resetPassword: pool.recovery.first == .phone ? .verifySMS : .verifyEmail
      case .messageSent: pool.variants.contains(.verifyEmail) ? .confirmEmail : .confirmSMS
      case .verified: .confirmEmail
      default: nil
      }
    variant = source.facts.variant ?? usual ?? pool.variant(source.facts)
    destination = source.destination(variant.medium)
    isKnown = !destination.isEmpty || source.isStep && variant.medium != .app
    manyFactors =
      source.live.map { $0.links.otherMethod != .none }
      ?? (variant.purpose == .mfa && pool.mfa.methods.count > 1)
  }

  var record: Record {
    Record(
      PageModel.code,
      [
        ("email", .flag(variant.medium == .email)), ("sms", .flag(variant.medium == .sms)),
        ("app", .flag(variant.medium == .app)), ("known", .flag(isKnown)),
        ("destination", .text(destination)), ("confirm", .flag(variant.purpose == .confirm)),
        ("verify", .flag(variant.purpose == .verify)),
        ("firstFactor", .flag(variant.purpose == .firstFactor)),
        ("mfa", .flag(variant.purpose == .mfa)),
        ("manyFactors", .flag(manyFactors)),
        ("canResend", .flag(variant.medium != .app)),
      ])
  }
}
