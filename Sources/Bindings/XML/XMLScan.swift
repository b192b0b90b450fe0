/// The marks of an XML document in the order of its bytes, without looking into them.
///
/// Shape: `<p a="1">x<br/></p>` is `start 0..<9`, `text 9..<10`, `empty 10..<15`, `end 15..<19`. The
/// scan is exact for well-formed documents, so that the nth start tag is the nth element of the tree;
/// of others it says no more than that they keep within the limits up to their first fault.
package struct XMLScan: Sendable {
  package enum Kind: Sendable {
    case start, empty, end, text, other
  }

  /// One tag, stretch of text, or anything else between angle brackets.
  package struct Mark: Sendable {
    package let kind: Kind
    package let range: Range<Int>
  }

  package private(set) var marks: [Mark] = []
  private let limits: XMLLimits
  private var depth = 0

  /// - Throws: `XMLError` of the kinds `encoding`, `declaration` and `limit`.
  package init(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws(XMLError) {
    self.limits = limits
    guard bytes.count <= limits.bytes else {
      throw XMLError(.limit, "the document has more than \(limits.bytes) bytes")
    }
    try Self.checkEncoding(bytes)
    marks.reserveCapacity(bytes.count / 16)
    var place = 0
    while place < bytes.count {
      let start = place
      if bytes[place] == UInt8(ascii: "<") {
        let kind = try skipMarkup(bytes, &place)
        try add(kind, start..<place, bytes)
      } else {
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
        try add(.text, start..<place, bytes)
      }
    }
  }

  private mutating func add(_ kind: Kind, _ range: Range<Int>, _ bytes: [UInt8]) throws(XMLError) {
    switch kind {
    case .start: depth += 1
    case .end: depth -= 1
    case .empty, .text, .other: break
    }
    guard depth <= limits.depth else {
      throw Self.error(
        .limit, "elements are nested more than \(limits.depth) deep", bytes, range.lowerBound)
    }
    guard marks.count < limits.marks else {
      throw Self.error(
        .limit, "the document has more than \(limits.marks) tags and texts", bytes,
        range.lowerBound)
    }
    marks.append(Mark(kind: kind, range: range))
  }

  // MARK: Markup

  /// Moves past what begins with `<`.
  private func skipMarkup(_ bytes: [UInt8], _ place: inout Int) throws(XMLError) -> Kind {
    guard place + 1 < bytes.count else {
      place = bytes.count
      return .other
    }
    switch bytes[place + 1] {
    case UInt8(ascii: "!"):
      if Self.has("<!--", at: place, bytes) {
        Self.skip(past: "-->", from: place + 4, bytes, &place)
      } else if Self.has("<![CDATA[", at: place, bytes) {
        Self.skip(past: "]]>", from: place + 9, bytes, &place)
      } else {
        try skipDoctype(bytes, &place)
      }
      return .other
    case UInt8(ascii: "?"):
      Self.skip(past: "?>", from: place + 2, bytes, &place)
      return .other
    case UInt8(ascii: "/"):
      Self.skip(past: ">", from: place + 2, bytes, &place)
      return .end
    default: return try skipTag(bytes, &place)
    }
  }

  private func skipTag(_ bytes: [UInt8], _ place: inout Int) throws(XMLError) -> Kind {
    let start = place
    var quote: UInt8 = 0
    var attributes = 0
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return bytes[place - 2] == UInt8(ascii: "/") ? .empty : .start
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "=") {
        attributes += 1
        guard attributes <= limits.attributes else {
          throw Self.error(
            .limit, "an element has more than \(limits.attributes) attributes", bytes, start)
        }
      }
    }
    return .start
  }

  /// A document type may name its language, as drawing programs do, but declare nothing: entities
  /// are how a small file becomes a large one, or another file's content.
  private func skipDoctype(_ bytes: [UInt8], _ place: inout Int) throws(XMLError) {
    let start = place
    var quote: UInt8 = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
        guard place < bytes.count, bytes[place] == UInt8(ascii: "]") else {
          throw Self.error(.declaration, "the document type declares something", bytes, start)
        }
      } else if byte == UInt8(ascii: ">") {
        return
      }
    }
  }

  private static func has(_ word: StaticString, at place: Int, _ bytes: [UInt8]) -> Bool {
    let wanted = word.description.utf8
    return bytes[place...].starts(with: wanted)
  }

  private static func skip(
    past end: StaticString, from start: Int, _ bytes: [UInt8], _ place: inout Int
  ) {
    let wanted = Array(end.description.utf8)
    place = start
    while place + wanted.count <= bytes.count {
      if bytes[place] == wanted[0], bytes[place...].starts(with: wanted) {
        place += wanted.count
        return
      }
      place += 1
    }
    place = bytes.count
  }
}

extension XMLScan {
  /// The byte offsets of the start tags, an element each, in document order.
  package var startTags: [Int] {
    var offsets: [Int] = []
    for mark in marks where mark.kind == .start || mark.kind == .empty {
      offsets.append(mark.range.lowerBound)
    }
    return offsets
  }

  private static func checkEncoding(_ bytes: [UInt8]) throws(XMLError) {
    do throws(UTF8.ValidationError) { _ = try UTF8Span(validating: bytes.span) } catch {
      throw self.error(.encoding, "a byte is not UTF-8", bytes, error.byteOffsets.lowerBound)
    }
    if let place = bytes.firstIndex(of: 0) {
      throw error(.encoding, "the document has a NUL", bytes, place)
    }
  }

  private static func error(
    _ kind: XMLError.Kind, _ message: String, _ bytes: [UInt8], _ place: Int
  ) -> XMLError {
    var line = 1
    var column = 1
    for byte in bytes.prefix(place) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return XMLError(kind, message, line: line, column: column)
  }
}
