import Diagnostics
package import Site

/// How a preview is served.
package struct PreviewOptions: Sendable {
  /// 9229 unless said; 0 for any free one.
  package var port: Int
  /// An address or name of this machine to listen on beside loopback.
  package var host: String?
  /// Names that a browser may call the server by, besides `localhost`, `<tenant>.localhost`, addresses
  /// and `host`.
  package var allowedHosts: [String]
  package var overlay: Overlay?
  /// Whether every tenant is there before anything is answered, as a command that is run at once expects;
  /// else the last of very many come while the first are looked at.
  package var waitsForTenants: Bool
  /// The file that the mock's state is kept in; nil to keep it in memory.
  package var state: String?
  /// What tokens are issued by, before the pool's id; nil for the service's own address.
  package var issuer: String?
  /// The forms of a build that make branding for Cognito's own pages, of tenants and of pools.
  package var brandingForms: [any OutputForm]
  package var poolBrandingForms: [any PoolForm]

  package init(
    port: Int = 9229, host: String? = nil, allowedHosts: [String] = [], overlay: Overlay? = nil,
    state: String? = nil, issuer: String? = nil, brandingForms: [any OutputForm] = [],
    poolBrandingForms: [any PoolForm] = [], waitsForTenants: Bool = false
  ) {
    self.waitsForTenants = waitsForTenants
    self.brandingForms = brandingForms
    self.poolBrandingForms = poolBrandingForms
    self.state = state
    self.issuer = issuer
    self.port = port
    self.host = host
    self.allowedHosts = allowedHosts
    self.overlay = overlay
  }
}

extension PreviewOptions {
  /// Errors: `preview.allow-host` for a name that no browser could ask for.
  func check() throws(Diagnostic) {
    guard let wrong = allowedHosts.first(where: { !HostCheck.isName($0) }) else { return }
    throw Diagnostic(
      .error, "preview.allow-host", "'\(wrong)' is no host name",
      hint: "the name alone, without scheme, port or path: --allow-host app.test")
  }

  /// Whether others than this machine's users can reach the preview.
  package var isOpenToOthers: Bool { addresses != PreviewOptions().addresses }

  /// The addresses to listen on: every loopback address, and what was asked for.
  var addresses: [String] {
    switch host {
    case nil, "127.0.0.1", "::1", "localhost": ["127.0.0.1", "::1"]
    case "0.0.0.0": ["0.0.0.0", "::1"]
    case "::": ["127.0.0.1", "::"]
    case let host?: ["127.0.0.1", "::1", host]
    }
  }
}
