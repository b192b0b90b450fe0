import Diagnostics

/// The line of a text message that binds its code to a site: browsers fill the code in there and nowhere
/// else.
///
/// Shape: `@login.acme.example #123456`, then a blank or the end. Source: WICG, Origin-bound one-time
/// codes delivered via SMS.
package struct BoundCode {
  private(set) var findings: [Diagnostic] = []

  /// What the last line of a message says; nil where it is no such line.
  package static func parse(_ text: String) -> (host: String, code: String)? {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].hasPrefix("@"), parts[1].hasPrefix("#") else { return nil }
    let (host, code) = (parts[0].dropFirst(), parts[1].dropFirst())
    guard HostName(String(host)) != nil, !code.isEmpty else { return nil }
    return (String(host), String(code))
  }

  init(_ message: RenderedMessage, _ brand: MessageBrand) {
    guard Self.binds(message.kind),
      let fault = Self.fault(of: message.text.string, boundTo: brand.codeHost)
    else { return }
    findings.append(
      Diagnostic(
        .error, "message.bound", fault, at: message.text.location(),
        hint: "begin the last line with {{origin}}{####} and a blank"))
  }

  /// A temporary password is typed, never filled in.
  static func binds(_ kind: MessageKind) -> Bool { kind.medium == .sms && !kind.id.isInvitation }

  /// Said once for a brand whose codes cannot be bound, whatever its text messages are.
  ///
  /// - Parameter severity: a pool of several hosts can leave it to its function; a tenant without an
  ///   address has nothing to be bound to.
  static func absence(
    from kinds: [MessageKind], of brand: MessageBrand, _ severity: Diagnostic.Severity
  ) -> [Diagnostic] {
    guard brand.codeHost == nil, kinds.contains(where: binds) else { return [] }
    let isNote = severity == .note
    return [
      Diagnostic(
        severity, "message.bound.none",
        isNote
          ? "the pool's own text messages bind their codes to no site: its tenants have several"
          : "text messages bind their codes to no site, so that browsers do not fill them in",
        at: brand.location,
        hint: isNote
          ? "the CustomMessage function binds them to each tenant's" : "give it a 'url'")
    ]
  }

  /// What is wrong with a text message whose code is for a host, or for none.
  static func fault(of text: String, boundTo host: String?) -> String? {
    switch (host, parse(text)) {
    case (nil, nil): nil
    case (nil, let bound?): "the message binds its code to '\(bound.host)', and has no site"
    case (let host?, nil): "the message does not bind its code to '\(host)'"
    case (let host?, let bound?)
    where bound.host != host || bound.code != MessagePlaceholder.code.rawValue:
      "the message binds '\(bound.code)' to '\(bound.host)', not the code to '\(host)'"
    default: nil
    }
  }
}
