/// What a browser gets from the pool's domain, before anything is signed or drawn.
package struct HostedReply: Sendable {
  package enum Body: Sendable {
    case page(HostedView)
    /// Somewhere else: an address of the domain, without its host, or the app's.
    case location(String)
    /// To the app with tokens, once they are signed: the implicit grant.
    case tokens(TokenSet, RedirectAddress)
  }

  /// What becomes of a cookie.
  package enum Cookie: Hashable, Sendable {
    case keep, clear
    case set(String)
  }

  package var body: Body
  /// `cognito`: who is signed in.
  package var session = Cookie.keep
  /// `page-data`: how far a sign-in has come.
  package var flow = Cookie.keep
  /// `csrf-state`: which browser went to a provider.
  package var federation = Cookie.keep

  package init(_ body: Body) { self.body = body }

  static func redirect(_ address: String) -> HostedReply { HostedReply(.location(address)) }

  static func show(_ view: HostedView) -> HostedReply { HostedReply(.page(view)) }

  /// The fault's page, or where it is told.
  init(_ fault: AuthorizationFault) {
    switch fault {
    case .page(let text): self.init(.page(HostedView(error: text)))
    case .errorAddress, .redirect: self.init(.location(fault.location ?? "/error"))
    }
  }
}
