/// A plain `http` address taken apart.
///
/// Shape: `http://localhost:3001/2015-03-31/functions/sign-up/invocations`; the port is 80 unless said.
///
/// Source: RFC 3986; no user information, no fragment.
package struct HTTPAddress: Hashable, Sendable {
  /// Without the brackets of an IPv6 address.
  package let host: String
  package let port: Int
  /// Path and query as they are sent, with a slash at their beginning.
  package let target: String

  /// - Returns: nil for another scheme, for a host or a port that is none, and for what would break a request's
  ///   first line.
  package init?(_ text: String) {
    let scheme = "http://"
    guard text.lowercased().hasPrefix(scheme),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    let rest = text.dropFirst(scheme.count).prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard !authority.contains("@") else { return nil }
    var host = authority
    var port = Substring("80")
    if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
      host = authority[..<colon]
      port = authority[authority.index(after: colon)...]
    }
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    if isBracketed { host = host.dropFirst().dropLast() }
    guard !host.isEmpty, !host.contains(where: { "[]".contains($0) || $0 == ":" && !isBracketed }),
      port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port),
      (1...65_535).contains(number)
    else { return nil }
    let path = rest.dropFirst(authority.count)
    self.host = String(host)
    self.port = number
    target = path.hasPrefix("/") ? String(path) : "/" + path
  }

  /// What the `Host` header says.
  package var authority: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == 80 ? name : "\(name):\(port)"
  }
}
