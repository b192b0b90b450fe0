import Diagnostics
import Syntax

/// The name of a host: labels of letters, digits and hyphens, in lower case.
struct HostName: Hashable, Sendable {
  let text: String

  /// Nil for what is no host name. At most 253 characters, 63 a label.
  init?(_ name: String) {
    let name = name.lowercased()
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, labels.allSatisfy({ Self.isLabel($0) }) else { return nil }
    text = name
  }

  /// Whether a text is a DNS label as it must be written: lower case, 1…63 characters, no hyphen at
  /// either end.
  static func isLabel(_ label: some StringProtocol) -> Bool {
    let bytes = Array(label.utf8)
    guard (1...63).contains(bytes.count), bytes.first != hyphen, bytes.last != hyphen else {
      return false
    }
    return bytes.allSatisfy { $0 == hyphen || $0.isDigit || (0x61...0x7A).contains($0) }
  }

  /// Whether this host is the other one or lies below it.
  func isWithin(_ other: String) -> Bool { text == other || text.hasSuffix("." + other) }

  private static let hyphen = UInt8(ascii: "-")
}

extension JSONValue {
  /// A host name alone: `id.app.example`.
  ///
  /// - Parameter dotted: whether a single label is refused, but for `localhost`.
  func requireHost(_ what: String, dotted: Bool = true) throws(Diagnostic) -> HostName {
    let text = try requireString(what)
    try refuseHole(text)
    guard let host = HostName(text) else {
      throw Diagnostic(
        .error, "host.name", "'\(shownValue(text))' is no host name", at: location,
        hint: hostHint(text))
    }
    if dotted, !host.text.contains("."), host.text != "localhost" {
      throw Diagnostic(
        .error, "host.name", "'\(shownValue(text))' is no full host name", at: location,
        hint: what == "domain"
          ? "as in \(host.text).auth.eu-central-1.amazoncognito.com" : "as in app.example")
    }
    return host
  }

  private func hostHint(_ text: String) -> String {
    if text.contains("://") { return "write the host alone, without scheme and path" }
    if text.contains("/") || text.contains(":") { return "write the host alone" }
    return text.utf8.contains { $0 >= 0x80 }
      ? "write it in its ASCII form, as browsers send it: xn--…" : "as in id.app.example"
  }
}
