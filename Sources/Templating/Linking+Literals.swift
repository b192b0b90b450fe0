internal import Diagnostics

extension Linking {
  /// Bytes of a page's literal text, and 256 for each of its partials.
  private static let sizeLimit = 4 << 20

  /// Writes literal text line by line, with its indentation changed where a partial or block says so.
  mutating func literal(_ range: Range<Int>) throws(Diagnostic) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = file.bytes[start..<range.upperBound].firstIndex(of: 0x0A).map { $0 + 1 }
      try line(start..<(end ?? range.upperBound))
      start = end ?? range.upperBound
    }
  }

  private mutating func line(_ range: Range<Int>) throws(Diagnostic) {
    var start = range.lowerBound
    if dedent > 0, start == 0 || file.bytes[start - 1] == 0x0A {
      let blanks = file.bytes[range].prefix { $0 == 0x20 || $0 == 0x09 }.count
      start += min(blanks, dedent)
    }
    guard start < range.upperBound else { return }
    if isAtLineStart { lineBlanks = indent }
    try startLine()
    let bytes = file.bytes[start..<range.upperBound]
    try write(bytes, at: start)
    if bytes.last == 0x0A {
      isAtLineStart = true
      lineBlanks = []
    } else if lineBlanks != nil {
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        lineBlanks?.append(contentsOf: bytes)
      } else {
        lineBlanks = nil
      }
    }
  }

  /// Links a partial or a parent with what fills its blocks.
  mutating func partial(
    _ name: Name, indent own: Range<Int>, blocks: [Block]
  ) throws(Diagnostic) {
    guard let template = partials[name.text] else {
      if dialect == .specification { return }
      throw fault(.unknownPartial(name.text, among: Array(partials.keys)), at: name.range)
    }
    if dialect == .product {
      if partialStack.contains(name.text) {
        throw fault(.recursion(partialStack + [name.text]), at: name.range)
      }
      let holes = template.blockNames(partials)
      for block in blocks where !holes.contains(block.name.text) {
        throw fault(
          .unknownBlock(block.name.text, parent: name.text, among: holes.sorted()),
          at: block.name.range)
      }
    }
    // A deeper chain than this is a circle that the model does not end.
    guard partialStack.count < 64 else {
      throw fault(.recursion(Array(partialStack.suffix(3))), at: name.range)
    }
    // A few partials that each hold the next one twice would fill the memory.
    partialCount += 1
    guard text.count + partialCount * 256 <= Self.sizeLimit else {
      throw fault(.large(name.text, limit: Self.sizeLimit), at: name.range)
    }
    let saved = (file, indent, dedent, partialStack)
    var layer: [String: Filling] = [:]
    for block in blocks {
      layer[block.name.text] = Filling(block: block, file: file, depth: fillings.count)
    }
    fillings.append(layer)
    indent += file.bytes[own]
    dedent = 0
    file = template.file
    partialStack.append(name.text)
    let start = spot
    try link(template.nodes)
    parts.append(Part(name: name.text, start: start, end: spot))
    fillings.removeLast()
    (file, indent, dedent, partialStack) = saved
  }

  /// Links a block's place: what fills it, outermost first, else its own body.
  mutating func place(_ block: Block) throws(Diagnostic) {
    guard let (filling, layer) = filling(of: block.name.text) else {
      return try link(block.body)
    }
    let saved = (file, indent, dedent, fillings, partialStack)
    if block.isMultiline, isAtLineStart {
      let blanks = block.indentation - min(dedent, block.indentation)
      indent += [UInt8](repeating: 0x20, count: blanks)
    } else if let lineBlanks {
      indent = lineBlanks
    }
    // Inside the filling, names of blocks mean what they meant where it was written, and what fills
    // the layers outside of it.
    fillings = Array(fillings.prefix(layer))
    dedent = filling.block.isMultiline ? filling.block.indentation : 0
    file = filling.file
    try link(filling.block.bodyWithoutFirstBreak)
    (file, indent, dedent, fillings, partialStack) = saved
  }

  private func filling(of name: String) -> (Filling, layer: Int)? {
    for (layer, blocks) in fillings.enumerated() {
      if let filling = blocks[name] { return (filling, layer) }
    }
    return nil
  }
}

extension Block {
  /// The body without the line break that ends the tag's own line.
  fileprivate var bodyWithoutFirstBreak: [Node] {
    guard case .literal(let range) = body.first, range.lowerBound < bodyStart,
      bodyStart <= range.upperBound
    else { return body }
    let rest = bodyStart..<range.upperBound
    return (rest.isEmpty ? [] : [.literal(rest)]) + body.dropFirst()
  }
}

extension Template {
  /// The names of all holes that a child may fill: the template's own and its parents'.
  func blockNames(_ partials: [String: Template]) -> Set<String> {
    var names: Set<String> = []
    var seen: Set<String> = []
    Self.collect(nodes, partials, &names, &seen)
    return names
  }

  private static func collect(
    _ nodes: [Node], _ partials: [String: Template], _ names: inout Set<String>,
    _ seen: inout Set<String>
  ) {
    for node in nodes {
      switch node {
      case .block(let block):
        names.insert(block.name.text)
        collect(block.body, partials, &names, &seen)
      case .section(_, _, _, let body): collect(body, partials, &names, &seen)
      case .parent(let name, _, let blocks):
        for block in blocks {
          names.insert(block.name.text)
          collect(block.body, partials, &names, &seen)
        }
        descend(name, partials, &names, &seen)
      case .partial(let name, _): descend(name, partials, &names, &seen)
      case .text(let tag):
        for block in tag.blocks { collect(block.body, partials, &names, &seen) }
      case .literal, .value: break
      }
    }
  }

  private static func descend(
    _ name: Name, _ partials: [String: Template], _ names: inout Set<String>,
    _ seen: inout Set<String>
  ) {
    guard seen.insert(name.text).inserted, let partial = partials[name.text] else { return }
    collect(partial.nodes, partials, &names, &seen)
  }
}
