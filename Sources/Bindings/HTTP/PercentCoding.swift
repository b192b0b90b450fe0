/// Texts in addresses and in the bodies of forms: all but letters, digits and `-._~` as `%` and two
/// digits.
///
/// Source: RFC 3986 section 2.1; URL Standard, `application/x-www-form-urlencoded`, where a blank is `+`.
package enum PercentCoding {
  /// The text, safe in a path or a query.
  package static func encode(_ text: String, isForm: Bool = false) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      case UInt8(ascii: " ") where isForm: bytes.append(UInt8(ascii: "+"))
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of some bytes; nil where a `%` has no two digits after it, and for NUL or what is not
  /// UTF-8 once decoded.
  package static func decode(_ text: some Sequence<UInt8>, isForm: Bool = false) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.underestimatedCount)
    var rest = text.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(Hex.value(of:)),
          let low = rest.next().flatMap(Hex.value(of:))
        else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where isForm: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The fields of a query or a form, `name=value&name=value`, in the order in which they were sent; nil
  /// in the place of one that cannot be decoded.
  package static func fields(_ text: some Collection<UInt8>) -> [HTTPField?] {
    text.split(separator: UInt8(ascii: "&")).map { pair in
      let name = pair.prefix { $0 != UInt8(ascii: "=") }
      guard let decodedName = decode(name, isForm: true),
        let value = decode(pair[name.endIndex...].dropFirst(), isForm: true)
      else { return nil }
      return HTTPField(decodedName, value)
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}
