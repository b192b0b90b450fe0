/// Which names a browser may call the server by.
///
/// A page of the open web can point a name of its own at 127.0.0.1 and then read what the preview says
/// ("DNS rebinding"). Such a name is never one of these: `localhost` and what ends in it stay on the
/// machine in every browser (RFC 6761), and an address is no name.
struct HostCheck: Sendable {
  private let names: Set<String>

  /// - Parameter names: further names, without a port.
  init(_ names: [String] = []) {
    self.names = Set(names.map { $0.lowercased() })
  }

  /// The name that a request was sent to, or nil where it must be refused.
  ///
  /// - Parameter values: those of all its `Host` headers.
  func name(_ values: [String]) -> String? {
    guard values.count == 1, let name = Self.withoutPort(values[0].lowercased()) else {
      return nil
    }
    if Self.isLocal(name) || Self.isAddress(name) || names.contains(name) { return name }
    return nil
  }

  /// `acme` for `acme.localhost`.
  static func tenant(of name: String) -> String? {
    name.hasSuffix(".localhost") ? String(name.dropLast(".localhost".count)) : nil
  }

  private static func withoutPort(_ text: String) -> String? {
    let end: String.Index
    if text.hasPrefix("[") {
      guard let bracket = text.firstIndex(of: "]") else { return nil }
      end = text.index(after: bracket)
    } else {
      end = text.firstIndex(of: ":") ?? text.endIndex
    }
    let port = text[end...]
    guard
      port.isEmpty
        || port.first == ":" && (1...5).contains(port.count - 1)
          && port.dropFirst().allSatisfy(\.isDigit)
    else { return nil }
    return end == text.startIndex ? nil : String(text[..<end])
  }

  /// `localhost`, or one DNS label before it.
  private static func isLocal(_ name: String) -> Bool {
    if name == "localhost" { return true }
    guard let label = tenant(of: name) else { return false }
    return (1...63).contains(label.count) && label.first != "-" && label.last != "-"
      && label.allSatisfy { $0.isDigit || ("a"..."z").contains($0) || $0 == "-" }
  }

  private static func isAddress(_ name: String) -> Bool {
    if name.hasPrefix("[") {
      return name.dropFirst().dropLast().allSatisfy {
        $0.isDigit || ("a"..."f").contains($0) || $0 == ":" || $0 == "."
      }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { $0.allSatisfy(\.isDigit) && UInt8($0) != nil }
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
