import Templating

/// What the security page lists: passkeys, second factors, remembered devices. A built page knows none
/// of them before its script has asked.
struct SecurityValues {
  let pool: Pool
  let texts: TextCatalog
  let isPasskeyHost: Bool
  let facts: StateFacts

  /// In the order of `PageModel.own(of:)`.
  var values: [Value] {
    let hasPasskeys = pool.methods.contains(.passkey) && isPasskeyHost
    let passkeys = hasPasskeys ? credentials(Fixture.passkeys) : []
    // Counted on, so that one row is busy.
    let devices = credentials(Fixture.devices, from: passkeys.count)
    let isKnown = facts.hasArrived
    let hasFailed = !isKnown && facts.serverError != nil
    let hasPassword = pool.methods.contains(.password)
    return [
      .flag(!isKnown && !hasFailed), .flag(hasFailed), .flag(isKnown),
      .flag(hasPassword || !pool.attributes.isEmpty), .flag(hasPassword), .flag(hasPasskeys),
      .flag(!pool.mfa.methods.isEmpty), .list(passkeys), .flag(isKnown && passkeys.isEmpty),
      .list(factors), .list(devices), .flag(isKnown && devices.isEmpty),
    ]
  }

  private func credentials(_ names: [String], from start: Int = 0) -> [Record] {
    guard facts.isFilled else { return [] }
    return names.enumerated().map { index, name in
      Record(
        PageModel.credential,
        [
          ("id", .text("\(start + index + 1)")),
          ("name", .text(facts.isLong ? name + Fixture.longName : name)),
          ("date", .text(Fixture.date(index, in: texts.locale))), ("current", .flag(index == 0)),
          ("busy", .flag(facts.busy == start + index)),
        ])
    }
  }

  /// With something listed, the first factor is the preferred one and the second is on as well.
  private var factors: [Record] {
    pool.secondFactors.enumerated().map { index, factor in
      let (method, value) = factor
      func text(_ name: String) -> String { texts.text("choice.\(method.rawValue).\(name)") ?? "" }
      return Record(
        PageModel.factor,
        [
          ("value", .text(value)), ("email", .flag(method == .email)),
          ("sms", .flag(method == .sms)), ("totp", .flag(method == .totp)),
          ("label", .text(text("label"))), ("hint", .text(text("setup"))),
          ("isOn", .flag(facts.isFilled && index < 2)),
          ("isPreferred", .flag(facts.isFilled && index == 0)),
          ("isSpare", .flag(facts.isFilled && index == 1)),
        ])
    }
  }
}
