import Templating

/// The content security policy of the hosted pages of one app client: its forms may be sent on to the
/// client's callbacks.
package struct HostedPolicy: Sendable {
  /// As a header, which can say who may frame the page.
  package let header: String
  let meta: Value
}

extension TenantSite {
  /// The policy for a client; made once, since every page of it has the same.
  package func hostedPolicy(callbacks: [String]) -> HostedPolicy {
    let policy = ContentSecurityPolicy(
      tenant: tenant, served: .hosted, exception: policyException, service: service,
      callbacks: callbacks)
    return HostedPolicy(
      header: policy.text(asHeader: true), meta: .text(policy.text(asHeader: false)))
  }
}
