import Templating

/// What a page says about the code that it asks for.
struct CodeValues {
  private let variant: CodeVariant
  private let destination: String
  private let manyFactors: Bool

  init(_ pool: Pool, _ page: PageID, _ facts: StateFacts) {
    let reset: CodeVariant = pool.recovery.first == .phone ? .verifySMS : .verifyEmail
    variant = page == .resetPassword ? reset : pool.variant(facts)
    destination =
      facts.hasArrived ? Fixture.destination(variant.medium, isLong: facts.isLong) : ""
    manyFactors = pool.mfa.methods.count > 1
  }

  var record: Record {
    Record(
      PageModel.code,
      [
        ("email", .flag(variant.medium == .email)), ("sms", .flag(variant.medium == .sms)),
        ("app", .flag(variant.medium == .app)), ("known", .flag(!destination.isEmpty)),
        ("destination", .text(destination)), ("confirm", .flag(variant.purpose == .confirm)),
        ("verify", .flag(variant.purpose == .verify)),
        ("firstFactor", .flag(variant.purpose == .firstFactor)),
        ("mfa", .flag(variant.purpose == .mfa)),
        ("manyFactors", .flag(variant.purpose == .mfa && manyFactors)),
        ("canResend", .flag(variant.medium != .app)),
      ])
  }
}
