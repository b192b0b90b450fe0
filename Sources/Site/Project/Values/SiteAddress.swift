import Diagnostics
import Syntax
import Templating

/// An absolute address of the web, taken apart.
struct SiteAddress: Hashable, Sendable {
  /// `https` or `http`.
  let scheme: String
  let host: HostName
  /// With its colon, or empty.
  let port: String
  /// From the first slash on, without query and fragment.
  let path: String
  let hasMore: Bool

  /// Nil for what is no such address, has a user in it, or a port that is no number.
  init?(_ text: String) {
    // By bytes: to a `Character` a slash with a combining mark after it is no slash.
    let bytes = text.utf8
    let colon = UInt8(ascii: ":")
    guard let end = bytes.firstIndex(of: colon), bytes[end...].starts(with: "://".utf8) else {
      return nil
    }
    scheme = Self.text(bytes[..<end]).lowercased()
    let rest = bytes[end...].dropFirst(3)
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    let tail = rest[authority.endIndex...]
    let name = authority.prefix { $0 != colon }
    port = Self.text(authority[name.endIndex...])
    guard scheme == "https" || scheme == "http", let host = HostName(Self.text(name)),
      port.isEmpty
        || (2...6).contains(port.utf8.count) && port.utf8.dropFirst().allSatisfy(\.isDigit)
    else { return nil }
    self.host = host
    path = Self.text(tail.prefix { !"?#".utf8.contains($0) })
    hasMore = path.utf8.count < tail.count
  }

  private static func text(_ bytes: Substring.UTF8View) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  var origin: String { "\(scheme)://\(host.text)\(port)" }

  /// What stands between the path's slashes, before the first and behind the last.
  fileprivate var folders: [String] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Self.text($0) }
  }
}

extension String {
  /// A folder's name with its dots as browsers read them: `%2E` is one.
  fileprivate var withPlainDots: String {
    utf8.contains(UInt8(ascii: "%")) ? lowercased().replacing("%2e", with: ".") : self
  }
}

extension JSONValue {
  /// The address of a folder on the web, with a slash at its end: `https://acme.example/login/`.
  func requireSiteURL(_ what: String) throws(Diagnostic) -> String {
    let text = try requireString(what)
    try refuseHole(text)
    _ = try safeURL(text, what, policy: .page, schemes: "https:")
    guard let address = SiteAddress(text) else {
      throw Diagnostic(
        .error, "url.absolute", "'\(shownValue(text))' is no address of a site", at: location,
        hint: "as in https://acme.example/login/")
    }
    guard !address.hasMore else {
      throw Diagnostic(
        .error, "url.query", "'\(what)' cannot have a query or a fragment", at: location,
        hint: "leave out what follows the path")
    }
    let folders = address.folders
    if let last = folders.last, last.withPlainDots.utf8.contains(UInt8(ascii: ".")) {
      throw Diagnostic(
        .error, "url.folder", "'\(what)' names the folder of the site, not a page", at: location,
        hint: "leave out '\(shownValue(last))'")
    }
    let inner = folders.dropFirst().dropLast()
    guard inner.allSatisfy({ !["", ".", ".."].contains($0.withPlainDots) }) else {
      throw Diagnostic(
        .error, "url.path", "the path of '\(what)' has an empty part or one of dots", at: location,
        hint: "write it as the browser shows it")
    }
    return address.origin + (address.path.hasSuffix("/") ? address.path : address.path + "/")
  }

  /// An address that Cognito may send a person back to: compared there byte by byte, so it is kept
  /// as it is written.
  ///
  /// Absolute, without fragment; `https`, `http` for `localhost`, `127.0.0.1` and `[::1]`, or an
  /// app's own scheme. At most 1,024 characters.
  func requireCallback(_ what: String) throws(Diagnostic) -> String {
    let text = try requireString(what)
    try refuseHole(text)
    let scheme = text.prefix { $0 != ":" }.lowercased()
    let isPlain = ["mailto", "tel"].contains(scheme)
    guard text.contains(":"), !text.hasPrefix("/"), !isPlain else {
      throw Diagnostic(
        .error, "url.absolute", "'\(shownValue(text))' is no absolute address", at: location,
        hint: "as in https://app.example/callback, or myapp://callback")
    }
    _ = try safeURL(text, what, policy: .callback, schemes: "https:, or the app's own")
    if text.utf8.contains(UInt8(ascii: "#")) {
      throw Diagnostic(
        .error, "url.fragment", "'\(what)' cannot have a fragment", at: location,
        hint: "leave out '#' and what follows it")
    }
    if scheme == "http" {
      let host = text.dropFirst(7).prefix { !"/?".contains($0) }
      let isLocal = ["localhost", "127.0.0.1", "[::1]"].contains {
        host == $0 || host.hasPrefix($0 + ":")
      }
      if !isLocal { throw plainHTTP(what, "Cognito takes http for localhost, 127.0.0.1 and [::1]") }
    }
    if text.utf8.count > 1024 {
      throw Diagnostic(
        .error, "url.long", "'\(what)' has \(text.utf8.count) bytes, Cognito takes 1024",
        at: location, hint: "shorten it")
    }
    return text
  }

  /// An address that a page may lead to; relative ones are allowed, a fragment alone is not: it would
  /// name a part of whichever page it stands on.
  func requirePageURL(_ what: String) throws(Diagnostic) -> SafeURL {
    let text = try requireString(what)
    try refuseHole(text)
    if text.isEmpty {
      throw Diagnostic(
        .error, "text.empty", "'\(what)' is empty", at: location, hint: "write it, or leave it out")
    }
    let url = try safeURL(
      text, what, policy: .page, schemes: "https:, mailto:, tel:, or an address of the site itself")
    if url.isFragment {
      throw Diagnostic(
        .error, "url.fragment", "'\(what)' is a fragment alone, which leads nowhere",
        at: location, hint: "write the address of a page in front of '#'")
    }
    return url
  }

  /// An address once, or once a locale.
  func requireLocalizedURL(_ what: String) throws(Diagnostic) -> LocalizedURL {
    guard object != nil else {
      guard string != nil else { throw wrongLocales(what) }
      return LocalizedURL(["*": try requirePageURL(what)])
    }
    return LocalizedURL(
      try localized(what) { value throws(Diagnostic) in try value.requirePageURL(what) })
  }

  private func safeURL(
    _ text: String, _ what: String, policy: SafeURL.Policy, schemes: String
  ) throws(Diagnostic) -> SafeURL {
    do { return try SafeURL(text, for: policy) } catch {
      switch error {
      case .character:
        throw Diagnostic(
          .error, "url.character", "'\(what)' holds a blank, a control or a backslash",
          at: location, hint: "write it as the browser shows it: %20 for a blank, '/' for '\\'")
      case .scheme(let scheme):
        throw Diagnostic(
          .error, "url.scheme", "'\(what)' cannot begin with '\(shownValue(scheme)):'",
          at: location, hint: schemes)
      case .plainHTTP: throw plainHTTP(what, "write https://")
      case .noScheme:
        throw Diagnostic(
          .error, "url.scheme", "'\(what)' names a host without a scheme", at: location,
          hint: "write https: in front")
      case .unseen:
        throw Diagnostic(
          .error, "url.character", "'\(what)' holds a character that nobody sees", at: location,
          hint: "remove it, or write it percent-encoded")
      case .userInfo:
        throw Diagnostic(
          .error, "url.user", "'\(what)' has a user's name before its host", at: location,
          hint: "leave out what stands before '@', and '@' itself")
      case .host:
        throw Diagnostic(
          .error, "url.host", "'\(what)' has no host that a browser finds", at: location,
          hint: "write a name, as in https://acme.example/")
      case .port:
        throw Diagnostic(
          .error, "url.port", "'\(what)' has no port that a browser takes", at: location,
          hint: "a port is a number from 1 to 65535")
      case .empty(let scheme):
        throw Diagnostic(
          .error, "url.empty", "'\(what)' ends after '\(scheme):'", at: location,
          hint: "write the address or number behind it")
      }
    }
  }

  private func plainHTTP(_ what: String, _ hint: String) -> Diagnostic {
    Diagnostic(
      .error, "url.http", "'\(what)' sends people to http, which anybody can read and change",
      at: location, hint: hint)
  }
}
