/// Reads Mustache: finds tags, treats tags that stand alone on their line, and builds the tree.
///
/// Source: the Mustache specification 1.4.2, core modules and inheritance.
struct TemplateParser {
  /// Sections within sections: the tree is walked by recursion.
  static let depthLimit = 64

  private let bytes: [UInt8]
  private var position = 0
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  /// Where literal text that is not yet in the tree begins.
  private var textStart = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private struct Level {
    var nodes: [Node] = []
    var opener: Opener?
  }

  private struct Opener {
    enum Kind { case section, inverted, parent, block, text }
    let kind: Kind
    let name: Name
    let tag: Tag
    /// Where the body's first byte is.
    let bodyStart: Int
    var bindings: [(parameter: Name, value: Name)] = []
  }

  private struct Tag {
    let sigil: UInt8
    /// What stands between sigil and end, without blanks around it.
    let content: Range<Int>
    let range: Range<Int>
    /// White space before a tag that stands alone on its line; empty otherwise.
    var indent = 0..<0
    var isStandalone = false
  }

  mutating func parse() throws(TemplateFault) -> [Node] {
    var levels = [Level()]
    while let start = find(opening, from: position) {
      var tag = try readTag(at: start)
      position = tag.range.upperBound
      var textEnd = tag.range.lowerBound
      if mayStandAlone(tag), let line = lonelyLine(around: tag.range) {
        tag.isStandalone = true
        tag.indent = line.lowerBound..<tag.range.lowerBound
        textEnd = line.lowerBound
        position = line.upperBound
      }
      if textStart < textEnd {
        levels[levels.count - 1].nodes.append(.literal(textStart..<textEnd))
      }
      textStart = position
      try take(tag, into: &levels)
    }
    if textStart < bytes.count {
      levels[levels.count - 1].nodes.append(.literal(textStart..<bytes.count))
    }
    if let opener = levels[levels.count - 1].opener {
      throw .unclosedSection(opener.name.text, opener.tag.range)
    }
    return levels[0].nodes
  }

  private mutating func take(_ tag: Tag, into levels: inout [Level]) throws(TemplateFault) {
    let top = levels.count - 1
    guard top <= Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit, tag.range) }
    switch tag.sigil {
    case UInt8(ascii: "!"): break
    case UInt8(ascii: "="): try setDelimiters(tag)
    case UInt8(ascii: "{"), UInt8(ascii: "&"):
      levels[top].nodes.append(.value(try name(tag), isRaw: true))
    case UInt8(ascii: "#"):
      if content(tag).first == UInt8(ascii: "@") {
        let text = try textTag(tag)
        levels.append(Level(opener: opener(.text, text.key, tag, text.bindings)))
      } else {
        levels.append(Level(opener: opener(.section, try name(tag), tag)))
      }
    case UInt8(ascii: "^"):
      levels.append(Level(opener: opener(.inverted, try name(tag), tag)))
    case UInt8(ascii: "<"):
      levels.append(Level(opener: opener(.parent, try partialName(tag), tag)))
    case UInt8(ascii: "$"):
      levels.append(Level(opener: opener(.block, try name(tag), tag)))
    case UInt8(ascii: ">"):
      levels[top].nodes.append(.partial(try partialName(tag), indent: tag.indent))
    case UInt8(ascii: "@"):
      let text = try textTag(tag)
      levels[top].nodes.append(.text(TextTag(key: text.key, bindings: text.bindings, blocks: [])))
    case UInt8(ascii: "/"): try close(tag, in: &levels)
    default: levels[top].nodes.append(.value(try name(tag), isRaw: false))
    }
  }

  private mutating func close(_ tag: Tag, in levels: inout [Level]) throws(TemplateFault) {
    let closed = String(decoding: content(tag), as: UTF8.self)
    guard let opener = levels[levels.count - 1].opener else {
      throw .strayClose(closed, tag.range)
    }
    let wanted = opener.kind == .text ? "@" + opener.name.text : opener.name.text
    guard closed == wanted else {
      throw .mismatch(opened: wanted, closed: closed, tag.range)
    }
    let body = levels.removeLast().nodes
    let node: Node
    switch opener.kind {
    case .section, .inverted:
      node = .section(
        opener.name, isInverted: opener.kind == .inverted,
        isStandalone: opener.tag.isStandalone, body: body)
    case .parent:
      let blocks = body.compactMap { if case .block(let block) = $0 { block } else { nil } }
      let indent = takeParentLine(opener.tag, tag, &levels[levels.count - 1].nodes)
      node = .parent(opener.name, indent: indent, blocks: blocks)
    case .block: node = .block(block(opener, body))
    case .text:
      var blocks: [Block] = []
      for child in body {
        switch child {
        case .block(let block): blocks.append(block)
        case .literal(let range) where bytes[range].allSatisfy(isBlank): break
        default: throw .notABlock(opener.tag.range)
        }
      }
      node = .text(TextTag(key: opener.name, bindings: opener.bindings, blocks: blocks))
    }
    levels[levels.count - 1].nodes.append(node)
  }

  private func opener(
    _ kind: Opener.Kind, _ name: Name, _ tag: Tag,
    _ bindings: [(parameter: Name, value: Name)] = []
  ) -> Opener {
    Opener(kind: kind, name: name, tag: tag, bodyStart: position, bindings: bindings)
  }

  private func block(_ opener: Opener, _ body: [Node]) -> Block {
    var start = opener.bodyStart
    let endsLine = start < bytes.count && bytes[start] == 0x0A
    if !opener.tag.isStandalone, endsLine { start += 1 }
    let isMultiline = opener.tag.isStandalone || endsLine
    let blanks = bytes[start...].prefix { $0 == 0x20 || $0 == 0x09 }.count
    return Block(
      name: opener.name, body: body, isMultiline: isMultiline, bodyStart: start,
      indentation: isMultiline ? blanks : 0)
  }

  /// A parent that has its lines to itself takes its indentation and its line's end with it.
  private mutating func takeParentLine(
    _ open: Tag, _ close: Tag, _ nodes: inout [Node]
  ) -> Range<Int> {
    var start = open.range.lowerBound
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return 0..<0 }
    var end = close.range.upperBound
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    guard end == bytes.count || bytes[end] == 0x0A else { return 0..<0 }
    if case .literal(let range) = nodes.last {
      nodes.removeLast()
      if range.lowerBound < start { nodes.append(.literal(range.lowerBound..<start)) }
    }
    position = max(position, min(bytes.count, end + 1))
    textStart = position
    return start..<open.range.lowerBound
  }
}

extension TemplateParser {
  private func content(_ tag: Tag) -> ArraySlice<UInt8> { bytes[tag.content] }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, isBlank(bytes[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, isBlank(bytes[last]) { range = range.lowerBound..<last }
    return range
  }

  private func find(_ needle: [UInt8], from start: Int) -> Int? {
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

  private func readTag(at start: Int) throws(TemplateFault) -> Tag {
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
    guard let close = find(end, from: contentStart) else {
      throw .unclosedTag(start..<min(bytes.count, start + 40))
    }
    let range = start..<(close + end.count)
    let content = trimmed(contentStart..<close)
    if content.isEmpty, sigil != UInt8(ascii: "!") { throw .emptyTag(range) }
    return Tag(sigil: sigil, content: content, range: range)
  }

  /// Parents take their lines as a whole, when they end.
  private func mayStandAlone(_ tag: Tag) -> Bool {
    switch tag.sigil {
    case 0, UInt8(ascii: "{"), UInt8(ascii: "&"), UInt8(ascii: "@"), UInt8(ascii: "<"): false
    default: true
    }
  }

  /// The whole line, with its end, on which nothing but this tag stands.
  private func lonelyLine(around tag: Range<Int>) -> Range<Int>? {
    var start = tag.lowerBound
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
    var end = tag.upperBound
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    if end == bytes.count { return start..<end }
    if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A {
      return start..<(end + 2)
    }
    return bytes[end] == 0x0A ? start..<(end + 1) : nil
  }

  private func name(_ tag: Tag) throws(TemplateFault) -> Name {
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

  private func partialName(_ tag: Tag) throws(TemplateFault) -> Name {
    if bytes[tag.content.lowerBound] == UInt8(ascii: "*") { throw .dynamicName(tag.range) }
    return Name(text: String(decoding: content(tag), as: UTF8.self), range: tag.content)
  }

  /// `key`, or `key parameter=name …`; in a section the key still carries its `@`.
  private func textTag(
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

  private mutating func setDelimiters(_ tag: Tag) throws(TemplateFault) {
    let words = bytes[tag.content].split(whereSeparator: isBlank)
    guard words.count == 2, !words.joined().contains(UInt8(ascii: "=")) else {
      throw .badDelimiters(tag.range)
    }
    opening = Array(words[0])
    closing = Array(words[1])
  }
}
