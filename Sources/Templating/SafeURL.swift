/// An address that cannot run a script or leave for a place that a page must not lead to.
package struct SafeURL: Hashable, Sendable {
  /// Which schemes an address may have.
  package enum Policy: Sendable {
    /// `https`, `http` on loopback, `mailto`, `tel`, and addresses without a scheme.
    case page
    /// The same, and an app's own scheme: what OAuth calls back.
    case callback
    /// `otpauth`, for the authenticator set-up that Lintel itself writes.
    case authenticator
  }

  /// Why an address is refused.
  package enum Refusal: Error, Hashable, Sendable {
    /// A blank, a control or a backslash, which browsers read in ways of their own.
    case character
    case scheme(String)
    /// `http` to another machine.
    case plainHTTP
    /// `//host`: an address without a scheme that still leaves the site.
    case noScheme
  }

  package let text: String

  /// No address: a section over it is not shown.
  package static let none = SafeURL(unchecked: "")

  private init(unchecked text: String) { self.text = text }

  package init(_ text: String, for policy: Policy = .page) throws(Refusal) {
    guard
      text.unicodeScalars.allSatisfy({
        $0.value > 0x20 && $0.value != 0x5C && $0.value != 0x7F && !(0x80...0x9F).contains($0.value)
          && !isBidiControl($0)
      })
    else { throw .character }
    if text.hasPrefix("//") { throw .noScheme }
    if let scheme = Self.scheme(of: text) {
      switch scheme {
      case "https":
        guard Self.host(of: text) != nil else { throw .scheme(scheme) }
      case "http":
        guard let host = Self.host(of: text), Self.isLoopback(host) else { throw .plainHTTP }
      case "mailto", "tel": break
      case "otpauth":
        guard policy == .authenticator else { throw .scheme(scheme) }
      default:
        guard policy == .callback, !Self.forbidden.contains(scheme) else { throw .scheme(scheme) }
      }
    }
    self.text = text
  }

  private static let forbidden: Set<String> = [
    "about", "blob", "data", "file", "filesystem", "ftp", "intent", "javascript", "vbscript",
    "view-source", "ws", "wss",
  ]

  /// The scheme in lower case: what stands before the first colon, if no slash, query or fragment
  /// stands before it.
  static func scheme(of text: String) -> String? {
    guard let end = text.firstIndex(where: { ":/?#".contains($0) }), text[end] == ":" else {
      return nil
    }
    return text[..<end].lowercased()
  }

  static func host(of text: String) -> String? {
    guard let start = text.range(ofFirst: "://") else { return nil }
    var authority = text[start...].prefix { !"/?#".contains($0) }
    if let at = authority.lastIndex(of: "@") {
      authority = authority[authority.index(after: at)...]
    }
    if authority.hasPrefix("[") {
      return authority.firstIndex(of: "]").map { String(authority[...$0]).lowercased() }
    }
    let host = authority.prefix { $0 != ":" }.lowercased()
    return host.isEmpty ? nil : host
  }

  static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return parts.count == 4 && parts.allSatisfy { $0 != nil } && parts[0] == 127
  }
}

extension String {
  /// The index after the first occurrence of a short needle.
  fileprivate func range(ofFirst needle: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(needle) { return self.index(index, offsetBy: needle.count) }
      index = self.index(after: index)
    }
    return nil
  }
}

/// The controls that turn the direction of text around, with which a text can lie about its order.
func isBidiControl(_ scalar: Unicode.Scalar) -> Bool {
  (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
}
