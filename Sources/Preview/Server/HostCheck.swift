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

  /// Whether pages of a host are of this machine: `localhost` and what ends in it, loopback addresses,
  /// and the names that the server was started with. Another address may be anybody's.
  ///
  /// - Parameter authority: `app.localhost:3000`
  func isOwn(_ authority: String) -> Bool {
    guard let name = Self.withoutPort(authority.lowercased()) else { return false }
    return Self.isLocal(name) || names.contains(name) || name == "[::1]"
      || Self.isAddress(name) && name.hasPrefix("127.")
  }

  /// Whether a text can be a host's name: labels of letters, digits, hyphens and underscores.
  static func isName(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return text.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count)
          && label.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == 0x2D || $0 == 0x5F }
      }
  }

  /// `acme` for `acme.localhost`.
  static func tenant(of name: String) -> String? {
    name.hasSuffix(".localhost") ? String(name.dropLast(".localhost".count)) : nil
  }

  private static func withoutPort(_ text: String) -> String? {
    let end: String.Index
    let colon = UInt8(ascii: ":")
    if text.utf8.first == UInt8(ascii: "[") {
      guard let bracket = text.utf8.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      end = text.utf8.index(after: bracket)
    } else {
      end = text.utf8.firstIndex(of: colon) ?? text.endIndex
    }
    let port = text.utf8[end...]
    guard
      port.isEmpty
        || port.first == colon && (2...6).contains(port.count)
          && port.dropFirst().allSatisfy(isDigit)
    else { return nil }
    return end == text.startIndex ? nil : String(text[..<end])
  }

  /// `localhost`, or one DNS label before it.
  private static func isLocal(_ name: String) -> Bool {
    if name == "localhost" { return true }
    guard let label = tenant(of: name) else { return false }
    let hyphen = UInt8(ascii: "-")
    return (1...63).contains(label.utf8.count) && label.utf8.first != hyphen
      && label.utf8.last != hyphen
      && label.utf8.allSatisfy {
        isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == hyphen
      }
  }

  private static func isAddress(_ name: String) -> Bool {
    if name.hasPrefix("[") {
      return name.utf8.dropFirst().dropLast().allSatisfy {
        isDigit($0) || "abcdef:.".utf8.contains($0)
      }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { $0.utf8.allSatisfy(isDigit) && UInt8($0) != nil }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// By bytes: ranges of `Character` hold letters with marks as well.
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
