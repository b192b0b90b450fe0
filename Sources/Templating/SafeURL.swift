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
    /// A space or format character of Unicode, which nobody sees.
    case unseen
    /// `user:password@` before the host.
    case userInfo
    /// A host that browsers take for none: `%00`, or brackets around no IPv6 address.
    case host
    /// No number of 1…65535 behind the host's colon.
    case port
    /// Nothing behind `mailto:` or `tel:`.
    case empty(String)
  }

  package let text: String
  let words: Words

  /// No address: a section over it is not shown.
  package static let none = SafeURL(unchecked: "")

  private init(unchecked text: String) {
    self.text = text
    words = Words(text)
  }

  package init(_ text: String, for policy: Policy = .page) throws(Refusal) {
    guard
      text.unicodeScalars.allSatisfy({
        $0.value > 0x20 && $0.value != 0x5C && $0.value != 0x7F && !(0x80...0x9F).contains($0.value)
          && !isBidiControl($0)
      })
    else { throw .character }
    if text.utf8.starts(with: "//".utf8) { throw .noScheme }
    if let scheme = Self.scheme(of: text) {
      switch scheme {
      case "https":
        guard Self.host(of: text) != nil else { throw .scheme(scheme) }
        try Self.checkAuthority(of: text)
      case "http":
        guard let host = Self.host(of: text), Self.isLoopback(host) else { throw .plainHTTP }
        try Self.checkAuthority(of: text)
      case "mailto", "tel": if text.utf8.last == UInt8(ascii: ":") { throw .empty(scheme) }
      case "otpauth":
        guard policy == .authenticator else { throw .scheme(scheme) }
      default:
        guard policy == .callback, Self.isSchemeName(scheme), !Self.forbidden.contains(scheme)
        else { throw .scheme(scheme) }
      }
    }
    guard !text.unicodeScalars.contains(where: Self.isUnseen) else { throw .unseen }
    self.text = text
    words = Words(text)
  }

  /// Spaces and format characters but for the two joiners, without which some scripts cannot be written.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80, scalar.value != 0x200C, scalar.value != 0x200D else { return false }
    return scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
  }

  /// As attributes have it, but for references: what no address may have is percent-encoded, so that in
  /// plain text no part of it can read like a placeholder.
  package var encoded: String {
    String(decoding: Escape.address.written(.url(self)), as: UTF8.self)
      .replacing("&amp;", with: "&")
  }

  private static let forbidden: Set<String> = [
    "about", "blob", "data", "file", "filesystem", "ftp", "intent", "javascript", "vbscript",
    "view-source", "ws", "wss",
  ]

  /// Whether it names no page, but a part of the one that it stands on: `#top`.
  package var isFragment: Bool { words.bytes.first == UInt8(ascii: "#") }

  /// The scheme in lower case: what stands before the first colon, if no slash, query or fragment
  /// stands before it.
  ///
  /// Bytes are looked at, as browsers do: to a `Character` a colon with a combining mark after it is
  /// no colon.
  package static func scheme(of text: String) -> String? {
    let bytes = text.utf8
    guard let end = bytes.firstIndex(where: { ":/?#".utf8.contains($0) }),
      bytes[end] == UInt8(ascii: ":")
    else { return nil }
    return String(decoding: bytes[..<end], as: UTF8.self).lowercased()
  }

  /// The host of an address whose authority follows its scheme at once; browsers make up for slashes
  /// that are missing or too many, and would find another host.
  package static func host(of text: String) -> String? {
    guard var authority = authority(of: text) else { return nil }
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
      authority = authority[authority.index(after: at)...]
    }
    let isAddress = authority.first == UInt8(ascii: "[")
    let end =
      isAddress
      ? authority.firstIndex(of: UInt8(ascii: "]")).map { authority.index(after: $0) }
      : authority.firstIndex(of: UInt8(ascii: ":"))
    if isAddress, end == nil { return nil }
    let host = String(decoding: authority[..<(end ?? authority.endIndex)], as: UTF8.self)
    return host.isEmpty ? nil : host.lowercased()
  }

  /// What stands between the two slashes and the next one, a query or a fragment.
  private static func authority(of text: String) -> Substring.UTF8View? {
    let bytes = text.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: "://".utf8)
    else { return nil }
    return bytes[colon...].dropFirst(3).prefix { !"/?#".utf8.contains($0) }
  }

  /// Source: the WHATWG's URL standard, sections 3.1 (forbidden host code points) and 4.4.
  private static func checkAuthority(of text: String) throws(Refusal) {
    guard let authority = authority(of: text) else { return }
    if authority.contains(UInt8(ascii: "@")) { throw .userInfo }
    var rest = authority
    if authority.first == UInt8(ascii: "[") {
      let address = authority.dropFirst().prefix { $0 != UInt8(ascii: "]") }
      let isHexadecimal = address.allSatisfy {
        "0123456789ABCDEFabcdef:.".utf8.contains($0)
      }
      guard isHexadecimal, address.contains(UInt8(ascii: ":")) else { throw .host }
      rest = authority[address.endIndex...].dropFirst()
    } else {
      rest = authority.drop { $0 != UInt8(ascii: ":") }
      guard !authority[..<rest.startIndex].contains(where: { "%<>[]^|".utf8.contains($0) }) else {
        throw .host
      }
    }
    guard let colon = rest.first else { return }
    guard colon == UInt8(ascii: ":") else { throw .host }
    let digits = rest.dropFirst()
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(Substring(digits)),
      (1...65_535).contains(port)
    else { throw .port }
  }

  static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" { return true }
    let parts = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4 && parts.first?.elementsEqual("127".utf8) == true
      && parts.allSatisfy(isDecimalByte)
  }

  /// One of 0…255 without a zero before it, which would make it octal.
  private static func isDecimalByte(_ text: Substring.UTF8View) -> Bool {
    guard (1...3).contains(text.count), text.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return false
    }
    return (text.count == 1 || text.first != 0x30) && UInt8(Substring(text)) != nil
  }

  /// Source: RFC 3986, section 3.1.
  private static func isSchemeName(_ name: String) -> Bool {
    let bytes = name.utf8
    guard let first = bytes.first, (0x61...0x7A).contains(first) else { return false }
    return bytes.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
    }
  }
}

/// The controls that turn the direction of text around, with which a text can lie about its order.
func isBidiControl(_ scalar: Unicode.Scalar) -> Bool {
  (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
}
