/// What stands between delimiters, and which line a tag has to itself.
extension TemplateParser {
  func content(_ tag: Tag) -> ArraySlice<UInt8> { bytes[tag.content] }

  func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, isBlank(bytes[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, isBlank(bytes[last]) { range = range.lowerBound..<last }
    return range
  }

  func find(_ needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first else { return nil }
    var index = start
    while index + needle.count <= bytes.count {
      if bytes[index] == first, bytes[index..<(index + needle.count)].elementsEqual(needle) {
        return index
      }
      index += 1
    }
    return nil
  }

  func readTag(at start: Int) throws(TemplateFault) -> Tag {
    let inside = start + opening.count
    var end = closing
    var sigil: UInt8 = 0
    var contentStart = inside
    while contentStart < bytes.count, isBlank(bytes[contentStart]) { contentStart += 1 }
    if contentStart < bytes.count, "!#^/>{&=$<@".utf8.contains(bytes[contentStart]) {
      sigil = bytes[contentStart]
      contentStart += 1
    }
    if sigil == UInt8(ascii: "{") { end = [UInt8(ascii: "}")] + closing }
    if sigil == UInt8(ascii: "=") { end = [UInt8(ascii: "=")] + closing }
    let unclosed = String(decoding: end, as: UTF8.self)
    guard let close = find(end, from: contentStart) else {
      throw .unclosedTag(start..<min(bytes.count, start + 40), closing: unclosed)
    }
    // The end that was found is the next tag's.
    if sigil != UInt8(ascii: "!"), let next = find(opening, from: contentStart), next < close {
      throw .unclosedTag(start..<min(next, start + 40), closing: unclosed)
    }
    let range = start..<(close + end.count)
    let content = trimmed(contentStart..<close)
    if content.isEmpty, sigil != UInt8(ascii: "!") { throw .emptyTag(range) }
    return Tag(sigil: sigil, content: content, range: range)
  }

  /// Parents take their lines as a whole, when they end.
  func mayStandAlone(_ tag: Tag) -> Bool {
    switch tag.sigil {
    case 0, UInt8(ascii: "{"), UInt8(ascii: "&"), UInt8(ascii: "@"), UInt8(ascii: "<"): false
    default: true
    }
  }

  /// Where the line of a place begins, if nothing but blanks stands before it there.
  func lineStart(before place: Int) -> Int? {
    var start = place
    while start > beginning, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    return start == beginning || bytes[start - 1] == 0x0A ? start : nil
  }

  /// The whole line, with its end, on which nothing but this tag stands.
  func lonelyLine(around tag: Range<Int>) -> Range<Int>? {
    guard let start = lineStart(before: tag.lowerBound) else { return nil }
    var end = tag.upperBound
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    if end == bytes.count { return start..<end }
    if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A {
      return start..<(end + 2)
    }
    return bytes[end] == 0x0A ? start..<(end + 1) : nil
  }

  func name(_ tag: Tag) throws(TemplateFault) -> Name {
    try name(in: tag.content)
  }

  private func name(in range: Range<Int>) throws(TemplateFault) -> Name {
    let text = String(decoding: bytes[range], as: UTF8.self)
    let isWhole =
      text == "." || (!text.hasPrefix(".") && !text.hasSuffix(".") && !text.contains(".."))
    guard isWhole, !text.isEmpty, !bytes[range].contains(where: isBlank) else {
      throw .badName(text, range)
    }
    return Name(text: text, range: range)
  }

  func partialName(_ tag: Tag) throws(TemplateFault) -> Name {
    if bytes[tag.content.lowerBound] == UInt8(ascii: "*") { throw .dynamicName(tag.range) }
    return Name(text: String(decoding: content(tag), as: UTF8.self), range: tag.content)
  }

  /// `key`, or `key parameter=name …`; in a section the key still carries its `@`.
  func textTag(
    _ tag: Tag
  ) throws(TemplateFault) -> (key: Name, bindings: [(parameter: Name, value: Name)]) {
    var words: [Range<Int>] = []
    var start: Int?
    for index in tag.content {
      if isBlank(bytes[index]) {
        if let begun = start { words.append(begun..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let begun = start { words.append(begun..<tag.content.upperBound) }
    var first = words.removeFirst()
    if tag.sigil == UInt8(ascii: "#") { first = (first.lowerBound + 1)..<first.upperBound }
    guard !first.isEmpty else { throw .emptyTag(tag.range) }
    var bindings: [(parameter: Name, value: Name)] = []
    for word in words {
      guard let equals = bytes[word].firstIndex(of: UInt8(ascii: "=")),
        equals > word.lowerBound, equals + 1 < word.upperBound
      else { throw .badBinding(String(decoding: bytes[word], as: UTF8.self), word) }
      bindings.append(
        (
          try name(in: word.lowerBound..<equals), try name(in: (equals + 1)..<word.upperBound)
        ))
    }
    return (try name(in: first), bindings)
  }

  mutating func setDelimiters(_ tag: Tag) throws(TemplateFault) {
    let words = bytes[tag.content].split(whereSeparator: isBlank)
    guard words.count == 2, !words.joined().contains(UInt8(ascii: "=")) else {
      throw .badDelimiters(tag.range)
    }
    opening = Array(words[0])
    closing = Array(words[1])
  }
}
