import Templating

/// The policy of a site's pages: scripts, styles and images of its own, the Cognito API, nothing else.
struct ContentSecurityPolicy {
  let tenant: Tenant
  let served: Served
  let exception: PolicyException
  let service: ServiceAddresses
  /// What a hosted page's forms may be sent on to; nil for the callbacks of the tenant's first client.
  var callbacks: [String]?

  /// - Parameter asHeader: with `frame-ancestors`, which does nothing in a `meta` element.
  func text(asHeader: Bool) -> String {
    var parts = [
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'",
      "manifest-src 'self'", "img-src 'self' data:",
      "connect-src \((["'self'"] + endpoints).joined(separator: " "))",
      "form-action \(formAction)", "base-uri 'none'", "object-src 'none'",
      "require-trusted-types-for 'script'",
    ]
    if served == .direct, exception.upgradesInsecureRequests {
      parts.append("upgrade-insecure-requests")
    }
    if asHeader { parts.append("frame-ancestors \(exception.frameAncestors)") }
    return parts.joined(separator: "; ")
  }

  /// What a direct page speaks to. A hosted page's forms do without. Identity pools are an app's
  /// business: no page of the site asks them for anything.
  private var endpoints: [String] {
    // At the tenant picker, which has no client, nobody signs in.
    guard served == .direct, !tenant.clients.isEmpty else { return [] }
    return service.origins.filter(Self.isSource)
  }

  /// A direct page never posts. A hosted one does, and is sent on to its client's callback.
  private var formAction: String {
    guard served == .hosted else { return "'none'" }
    let callbacks = (callbacks ?? tenant.clients.first?.callbacks ?? []).compactMap(Self.source)
    var seen: Set<String> = []
    return (["'self'"] + callbacks.filter { seen.insert($0).inserted }).joined(separator: " ")
  }

  /// The origin of a callback, or its scheme where an app has one of its own.
  private static func source(_ callback: String) -> String? {
    guard let scheme = SafeURL.scheme(of: callback) else { return nil }
    let source = ["https", "http"].contains(scheme) ? callback.webOrigin : "\(scheme):"
    return source.flatMap { isSource($0) ? $0 : nil }
  }

  /// Whether a text can only be one source of a policy: it ends no directive and begins no other.
  private static func isSource(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: ":/.-_+[]".utf8.contains($0)
        }
      }
  }
}
