/// Where the pages of a pool's tenants find Cognito, and what they must know of it to trust its answers.
struct ServiceAddresses: Hashable, Sendable {
  /// The JSON API, with a slash at its end; the pool's keys lie below it.
  let endpoint: String
  /// Scheme and host of the pool's own pages; empty without a domain.
  let domain: String
  /// What the pool's tokens say they are issued by.
  let issuer: String
  /// Whom passkeys are made for; empty where the pool says nothing.
  let relyingParty: String

  /// - Parameter standIn: what answers in Cognito's place; nil for Cognito itself.
  init(_ pool: Pool, standIn: StandIn? = nil) {
    let suffix = pool.region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
    let service = "https://cognito-idp.\(pool.region).\(suffix)"
    endpoint = "\(standIn?.endpoint ?? service)/"
    domain = pool.domain.map { standIn?.domain ?? "https://\($0)" } ?? ""
    issuer = "\(standIn?.issuer ?? service)/\(pool.userPoolId)"
    relyingParty = pool.rpId.map { standIn?.relyingParty ?? $0 } ?? ""
  }

  /// The endpoint and the domain without what comes after the host.
  var origins: [String] { [String(endpoint.dropLast()), domain].filter { !$0.isEmpty } }
}

/// What answers in Cognito's place, in a preview. Scheme, host and port each, no slash at the end.
package struct StandIn: Hashable, Sendable {
  package let endpoint: String
  package let domain: String
  /// What comes before a pool's id in the issuer of its tokens; nil where that is Cognito's own.
  package let issuer: String?
  package let relyingParty: String

  package init(endpoint: String, domain: String, issuer: String?, relyingParty: String) {
    self.endpoint = endpoint
    self.domain = domain
    self.issuer = issuer
    self.relyingParty = relyingParty
  }
}
