/// What an address has to be for the service to send people there.
///
/// Absolute and without a fragment: https, http on this machine, or an app's own scheme.
package enum RegisteredAddress {
  /// What the service says of an address that it refuses; nil for a good one.
  package static func fault(of address: String) -> String? {
    guard let colon = address.firstIndex(of: ":"), isScheme(address[..<colon]) else {
      return "\(address) is not a valid redirect uri: it must be absolute."
    }
    if address.contains("#") { return "\(address) cannot contain a fragment." }
    let scheme = address[..<colon].lowercased()
    let rest = address[address.index(after: colon)...]
    guard scheme == "http" || scheme == "https" else {
      return rest.isEmpty ? "\(address) is not a valid redirect uri: it must be absolute." : nil
    }
    guard rest.hasPrefix("//") else {
      return "\(address) is not a valid redirect uri: it must be absolute."
    }
    let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" }
    if authority.isEmpty { return "\(address) is not a valid redirect uri: it must be absolute." }
    return scheme == "http" && !isLoopback(authority)
      ? "\(address) cannot use the HTTP protocol." : nil
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.first, first.isASCII, first.isLetter else { return false }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }

  private static func isLoopback(_ authority: Substring) -> Bool {
    ["localhost", "127.0.0.1", "[::1]"].contains { host in
      authority == host || authority.hasPrefix("\(host):")
    }
  }
}
