/// The query that a sign-in carries from page to page, as text that can stand in an address.
struct HostedQuery: Hashable, Sendable {
  /// As it was sent, but for bytes that no address may hold.
  let text: String

  init(_ sent: String) {
    text = sent.utf8.allSatisfy(Self.isPlain) ? sent : Self.cleaned(sent)
  }

  /// The same without some parameters.
  func without(_ names: Set<String>) -> HostedQuery {
    let kept = text.utf8.split(separator: UInt8(ascii: "&")).filter { pair in
      let name = pair.prefix { $0 != UInt8(ascii: "=") }
      return !names.contains { name.elementsEqual($0.utf8) }
    }
    return HostedQuery(kept.map { String(Substring($0)) }.joined(separator: "&"))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~%&=+:/?@!$()*,;".utf8.contains(byte)
    }
  }

  private static func cleaned(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      if isPlain(byte) {
        result.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
