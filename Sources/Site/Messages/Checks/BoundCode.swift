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
    // A temporary password is typed, never filled in.
    guard message.kind.medium == .sms, message.kind.id != .invitation else { return }
    let bound = Self.parse(message.text.string)
    switch (brand.codeHost, bound) {
    case (nil, nil): break
    case (nil, let bound?):
      add("the message binds its code to '\(bound.host)', and has no site", message)
    case (let host?, nil): add("the message does not bind its code to '\(host)'", message)
    case (let host?, let bound?)
    where bound.host != host || bound.code != MessagePlaceholder.code.rawValue:
      add(
        "the message binds '\(bound.code)' to '\(bound.host)', not the code to '\(host)'", message)
    default: break
    }
  }

  private mutating func add(_ words: String, _ message: RenderedMessage) {
    findings.append(
      Diagnostic(
        .error, "message.bound", words, at: message.text.location(),
        hint: "begin the last line with {{origin}}{####} and a blank"))
  }
}
