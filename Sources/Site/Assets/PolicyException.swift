/// How a preview's content security policy differs from the one that is uploaded.
package struct PolicyException: Hashable, Sendable {
  /// `'none'` where nobody may frame a page; the gallery's frames need `'self'`.
  package var frameAncestors = "'none'"
  /// Off where pages are served without TLS.
  package var upgradesInsecureRequests = true

  package init() {}

  /// The gallery: framed by its own origin, over plain HTTP on loopback.
  package static let gallery: PolicyException = {
    var exception = PolicyException()
    exception.frameAncestors = "'self'"
    exception.upgradesInsecureRequests = false
    return exception
  }()
}
