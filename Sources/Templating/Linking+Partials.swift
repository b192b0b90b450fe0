internal import Diagnostics

/// A body by its place: what is written in one file at one offset.
struct BodyKey: Hashable {
  let file: ObjectIdentifier
  let offset: Int
}

extension Linking {
  /// Links a partial or a parent with what fills its blocks.
  mutating func partial(
    _ name: Name, indent own: Range<Int>, blocks: [Block], stray: Range<Int>? = nil
  ) throws(Diagnostic) {
    guard let template = partials[name.text] else {
      if dialect == .specification { return }
      throw fault(.unknownPartial(name.text, among: Array(partials.keys)), at: name.range)
    }
    if dialect == .product {
      if let first = partialStack.firstIndex(of: name.text) {
        throw fault(.recursion(partialStack[first...] + [name.text]), at: name.range)
      }
      try check(blocks, stray, of: template, name.text)
    }
    try enter(name.range)
    let saved = (file, indent, dedent, partialStack)
    let before = context
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
    try checkClosed(since: before, at: file.bytes.count..<file.bytes.count)
    fillings.removeLast()
    (file, indent, dedent, partialStack) = saved
    leave()
  }

  /// Refuses blocks that the parent has no hole for, and what stands between blocks: nothing shows it.
  private mutating func check(
    _ blocks: [Block], _ stray: Range<Int>?, of parent: Template, _ name: String
  ) throws(Diagnostic) {
    guard !blocks.isEmpty || stray != nil else { return }
    let names = holes[name] ?? parent.blockNames(partials)
    holes[name] = names
    for block in blocks where !names.contains(block.name.text) {
      throw fault(
        .unknownBlock(block.name.text, parent: name, among: names.sorted()), at: block.name.range)
    }
    if let stray { throw fault(.betweenBlocks(parent: name, names.sorted()), at: stray) }
  }

  /// Links a block's place: what fills it, outermost first, else its own body.
  mutating func place(_ block: Block) throws(Diagnostic) {
    guard let (filling, layer) = filling(of: block.name.text) else {
      try enter(block.name.range)
      try link(block.body)
      return leave()
    }
    try checkHidden(block, filledAt: layer)
    try enter(block.name.range)
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
    let before = context
    try link(filling.block.bodyWithoutFirstBreak)
    try checkClosed(since: before, at: filling.block.name.range)
    (file, indent, dedent, fillings, partialStack) = saved
    leave()
  }

  private func filling(of name: String) -> (Filling, layer: Int)? {
    for (layer, blocks) in fillings.enumerated() {
      if let filling = blocks[name] { return (filling, layer) }
    }
    return nil
  }

  /// A quote or tag that stays open is reported where it was opened, not in the file that goes on.
  func checkClosed(since before: EscapeContext, at range: Range<Int>) throws(Diagnostic) {
    guard context.place.enclosure > before.place.enclosure else { return }
    throw fault(.unfinished(context), at: range)
  }

  // MARK: What is not shown

  /// Links what would have filled a hole, had nothing further out: it is a person's text as well.
  private mutating func checkHidden(_ block: Block, filledAt layer: Int) throws(Diagnostic) {
    guard dialect == .product else { return }
    try linkAside(block.body, in: file, at: block.name.range, fillings)
    for (index, blocks) in fillings.enumerated() where index > layer {
      guard let hidden = blocks[block.name.text] else { continue }
      try linkAside(
        hidden.block.body, in: hidden.file, at: hidden.block.name.range,
        Array(fillings.prefix(index)))
    }
  }

  /// Links a body once for what is wrong with it, and forgets what it writes.
  mutating func linkAside(
    _ body: [Node], in file: SourceFile, at range: Range<Int>, _ fillings: [[String: Filling]]
  ) throws(Diagnostic) {
    guard dialect == .product, !body.isEmpty else { return }
    let key = BodyKey(file: ObjectIdentifier(file), offset: range.lowerBound)
    guard checkedBodies.insert(key).inserted else { return }
    var aside = self
    aside.discardOutput()
    aside.file = file
    aside.fillings = fillings
    try aside.enter(range)
    try aside.link(body)
    (copies, holes, checkedBodies) = (aside.copies, aside.holes, aside.checkedBodies)
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
    var waiting: [Template] = [self]
    while let next = waiting.popLast() {
      var inner: [String] = []
      Self.collect(next.nodes, &names, &inner)
      for name in inner where seen.insert(name).inserted {
        if let partial = partials[name] { waiting.append(partial) }
      }
    }
    return names
  }

  /// Gathers the blocks of one file, which the parser keeps from being deep, and its partials.
  private static func collect(
    _ nodes: [Node], _ names: inout Set<String>, _ partials: inout [String]
  ) {
    for node in nodes {
      switch node {
      case .block(let block):
        names.insert(block.name.text)
        collect(block.body, &names, &partials)
      case .section(_, _, _, let body): collect(body, &names, &partials)
      case .parent(let name, _, let blocks, _):
        for block in blocks {
          names.insert(block.name.text)
          collect(block.body, &names, &partials)
        }
        partials.append(name.text)
      case .partial(let name, _): partials.append(name.text)
      case .text(let tag): for block in tag.blocks { collect(block.body, &names, &partials) }
      case .literal, .value: break
      }
    }
  }
}
