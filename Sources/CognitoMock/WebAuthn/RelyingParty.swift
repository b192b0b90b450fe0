import Bindings
import Syntax

/// Whom passkeys of a pool are for.
struct RelyingParty: Sendable {
  /// A host name: the pool's choice, else that of its own domain, else that of its prefix domain. Where
  /// the pages lie elsewhere, their host.
  let id: String
  let name: String
  /// `required` or `preferred`
  let userVerification: String

  /// Nil for a pool that has neither a choice nor a domain.
  init?(of pool: UserPool, in state: CognitoState) {
    let config = pool.mfaSettings["WebAuthnConfiguration"]
    if let origin = state.settings.domainOrigin, let host = Self.host(of: origin) {
      // Browsers take the host that a page lies on, or a part of it that has a dot.
      let chosen = config?.text("RelyingPartyId") ?? host
      id = chosen.contains(".") && host.hasSuffix(".\(chosen)") ? chosen : host
    } else if let chosen = config?.text("RelyingPartyId") {
      id = chosen
    } else {
      let domains = state.domains.rows(with: pool.id)
      guard let domain = domains.first(where: { $0.certificateArn != nil }) ?? domains.first else {
        return nil
      }
      id =
        domain.certificateArn != nil
        ? domain.domain : "\(domain.domain).auth.\(pool.region).amazoncognito.com"
    }
    name = id
    let isTwoFactors = pool.passkeysAreTwoFactors
    userVerification = isTwoFactors ? "required" : config?.text("UserVerification") ?? "preferred"
  }

  private static func host(of origin: String) -> String? {
    guard let end = origin.firstRange(of: "://")?.upperBound else { return nil }
    let host = origin[end...].prefix { $0 != ":" && $0 != "/" }
    return host.isEmpty ? nil : String(host)
  }

  /// Whether an answer comes from a page of this party, and what is wrong with it otherwise.
  func fault(of answer: PasskeyAnswer) -> PasskeyFault? {
    guard answer.clientData.isAllowed(for: id) else { return .origin }
    guard answer.data.rpIdHash == SHA256.hash(Array(id.utf8)) else { return .relyingParty }
    guard answer.data.isUserPresent else { return .presence }
    guard userVerification != "required" || answer.data.isUserVerified else { return .presence }
    return nil
  }
}

/// What is wrong with an answer of a passkey.
enum PasskeyFault: Error, Hashable, Sendable {
  case origin, relyingParty
  /// Nobody was there, or not shown to be the right person.
  case presence
}
