/// Reads Mustache: finds tags, treats tags that stand alone on their line, and builds the tree.
///
/// Source: the Mustache specification 1.4.2, core modules and inheritance.
struct TemplateParser {
  /// Sections within sections: the tree is walked by recursion.
  static let depthLimit = 64

  let bytes: [UInt8]
  /// Where the text begins: after a byte order mark.
  let beginning: Int
  private var position: Int
  var opening = Array("{{".utf8)
  var closing = Array("}}".utf8)
  /// Where literal text that is not yet in the tree begins.
  private var textStart: Int

  init(_ bytes: [UInt8], from beginning: Int) {
    self.bytes = bytes
    self.beginning = beginning
    position = beginning
    textStart = beginning
  }

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

  struct Tag {
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
      let stray = body.lazy.compactMap(strayRange).first
      let indent = takeParentLine(opener.tag, tag, &levels[levels.count - 1].nodes)
      node = .parent(opener.name, indent: indent, blocks: blocks, stray: stray)
    case .block: node = .block(block(opener, body))
    case .text:
      var blocks: [Block] = []
      for child in body {
        if case .block(let block) = child { blocks.append(block) }
        if strayRange(child) != nil { throw .notABlock(opener.tag.range) }
      }
      node = .text(TextTag(key: opener.name, bindings: opener.bindings, blocks: blocks))
    }
    levels[levels.count - 1].nodes.append(node)
  }

  /// Where something other than blocks and blanks stands in a body that is made of blocks.
  private func strayRange(_ node: Node) -> Range<Int>? {
    switch node {
    case .block: return nil
    case .literal(let range):
      guard let first = bytes[range].firstIndex(where: { !isBlank($0) }) else { return nil }
      return first..<((bytes[first..<range.upperBound].firstIndex(of: 0x0A)) ?? range.upperBound)
    default: return node.range
    }
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
    guard let start = lineStart(before: open.range.lowerBound) else { return 0..<0 }
    var end = close.range.upperBound
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    guard end == bytes.count || bytes[end] == 0x0A else { return 0..<0 }
    if case .literal(let range) = nodes.last {
      nodes.removeLast()
      // It ends before the line where a tag that is not shown stands between.
      let end = min(start, range.upperBound)
      if range.lowerBound < end { nodes.append(.literal(range.lowerBound..<end)) }
    }
    position = max(position, min(bytes.count, end + 1))
    textStart = position
    return start..<open.range.lowerBound
  }
}
