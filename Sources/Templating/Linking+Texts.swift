internal import Diagnostics

extension Linking {
  /// Writes a text of the dictionary: its words as literals, escaped for the place; its holes as
  /// blocks, bound values, or values of the model.
  mutating func textTag(_ tag: TextTag) throws(Diagnostic) {
    let key = tag.key.text
    guard let entry = texts.entries[key] else {
      throw fault(.unknownText(key, among: Array(texts.entries.keys)), at: tag.key.range)
    }
    try startLine()
    lineBlanks = nil
    let names = entry.parameters
    for binding in tag.bindings where !names.contains(binding.parameter.text) {
      throw fault(
        .unusedBinding(binding.parameter.text, key: key, among: names.sorted()),
        at: binding.parameter.range)
    }
    for block in tag.blocks where !names.contains(block.name.text) {
      throw fault(
        .unusedBinding(block.name.text, key: key, among: names.sorted()), at: block.name.range)
    }
    guard let selector = entry.selector, entry.forms.count > 1 else {
      return try write(entry.segments(for: .other), of: tag)
    }
    let number = try parameter(selector, of: tag)
    guard case .number = number.shape else {
      throw fault(.notANumber(selector, key: key), at: tag.key.range)
    }
    try writeForms(entry, number.path, tag)
  }

  private mutating func writeForms(
    _ entry: TextEntry, _ number: Path, _ tag: TextTag
  ) throws(Diagnostic) {
    let choice = emit(.plural(number, locale: texts.locale, targets: []))
    let before = context
    var after: EscapeContext?
    var targets: [(category: PluralCategory, target: Int)] = []
    var jumps: [Int] = []
    for form in entry.forms {
      context = before
      targets.append((form.category, code.count))
      try write(form.segments, of: tag)
      jumps.append(emit(.jump(0)))
      if let one = after {
        guard let joined = one.joined(context) else {
          throw fault(.branches, at: tag.key.range)
        }
        after = joined
      } else {
        after = context
      }
    }
    code[choice] = .plural(number, locale: texts.locale, targets: targets)
    for jump in jumps { code[jump] = .jump(code.count) }
    context = after ?? before
  }

  private mutating func write(
    _ segments: [TextEntry.Segment], of tag: TextTag
  ) throws(Diagnostic) {
    for segment in segments {
      switch segment {
      case .words(let words): try write(words, of: tag)
      case .parameter(let name):
        if let block = tag.blocks.first(where: { $0.name.text == name }) {
          try enter(block.name.range)
          try link(block.body)
          leave()
        } else {
          let found = try parameter(name, of: tag)
          try show(found, name, isRaw: false, at: tag.key.range)
        }
      }
    }
  }

  private func parameter(_ name: String, of tag: TextTag) throws(Diagnostic) -> Frame {
    if let binding = tag.bindings.first(where: { $0.parameter.text == name }) {
      guard let found = resolve(binding.value) else {
        throw fault(
          .unknownName(binding.value.text, among: visibleNames), at: binding.value.range)
      }
      return found
    }
    guard let found = resolve(Name(text: name, range: tag.key.range)) else {
      throw fault(
        .unknownParameter(name, key: tag.key.text, among: visibleNames), at: tag.key.range)
    }
    return found
  }

  /// Words are written as if they were a value of the model: escaped, and never an address.
  private mutating func write(_ words: String, of tag: TextTag) throws(Diagnostic) {
    let escape: Escape
    do throws(LinkFault) {
      switch context.place {
      case .json: throw .notJSON(tag.key.text)
      case .cssValue: throw .notCSS(tag.key.text)
      default: escape = try wordsEscape(tag.key.text)
      }
    } catch { throw fault(error, at: tag.key.range) }
    literalOrigins.append(
      SourceMap.LiteralOrigin(
        offset: text.count, file: file, start: tag.key.range.lowerBound, isWords: true))
    Words(words).append(escape, to: &text)
    context.takeValueTag()
    try checkSize(adding: 0, at: tag.key.range)
    // The words' bytes all belong to the tag; what follows has an origin of its own.
    literalOrigins.append(
      SourceMap.LiteralOrigin(offset: text.count, file: file, start: tag.key.range.upperBound))
  }
}
