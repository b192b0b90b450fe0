extension OAuthParameters {
  /// The parameters of a query or of a form's body; what cannot be read is left out.
  package init(query: String) {
    var pairs: [Attribute] = []
    for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
      let name = pair.prefix { $0 != UInt8(ascii: "=") }
      if let decodedName = Self.decoded(name),
        let value = Self.decoded(pair.dropFirst(name.count).dropFirst())
      {
        pairs.append(Attribute(name: decodedName, value: value))
      }
    }
    self.init(pairs)
  }

  /// The parameters of a form that was posted; nil where the bytes are none.
  ///
  /// Source: URL Standard, `application/x-www-form-urlencoded`.
  package init?(form bytes: [UInt8]) {
    var pairs: [Attribute] = []
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let name = pair.prefix { $0 != UInt8(ascii: "=") }
      guard let decodedName = Self.decoded(name),
        let value = Self.decoded(pair.dropFirst(name.count).dropFirst())
      else { return nil }
      pairs.append(Attribute(name: decodedName, value: value))
    }
    self.init(pairs)
  }

  private static func decoded(_ text: some Collection<UInt8>) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
          return nil
        }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
