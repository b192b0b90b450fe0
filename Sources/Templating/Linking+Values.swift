internal import Diagnostics

extension Linking {
  // MARK: Names

  /// The innermost value that a name refers to, or nil where there is none.
  func resolve(_ name: Name) -> Frame? {
    let parts = name.parts
    guard let first = parts.first else {
      let top = frames[frames.count - 1]
      return field(".", of: top) ?? top
    }
    for frame in frames.reversed() {
      guard var found = field(first, of: frame) else { continue }
      for part in parts.dropFirst() {
        guard let next = field(part, of: found) else { return nil }
        found = next
      }
      return found
    }
    return nil
  }

  private func field(_ name: String, of frame: Frame) -> Frame? {
    guard case .record(let shape) = frame.shape, let slot = shape.slot(of: name) else { return nil }
    return Frame(
      shape: shape.fields[slot].shape,
      path: Path(frame: frame.path.frame, slots: frame.path.slots + [slot]))
  }

  /// The names that could have been meant: of every frame, with one level of dots.
  var visibleNames: [String] {
    frames.flatMap { frame -> [String] in
      guard case .record(let shape) = frame.shape else { return [] }
      return shape.fields.flatMap { field -> [String] in
        guard case .record(let inner) = field.shape else { return [field.name] }
        return [field.name] + inner.fields.map { "\(field.name).\($0.name)" }
      }
    }
  }

  private func found(_ name: Name) throws(Diagnostic) -> Frame? {
    if let frame = resolve(name) { return frame }
    if dialect == .specification { return nil }
    throw fault(.unknownName(name.text, among: visibleNames), at: name.range)
  }

  // MARK: Values

  mutating func value(_ name: Name, isRaw: Bool) throws(Diagnostic) {
    try startLine()
    lineBlanks = nil
    guard let found = try found(name) else { return }
    try show(found, name.text, isRaw: isRaw, at: name.range)
  }

  mutating func show(
    _ found: Frame, _ name: String, isRaw: Bool, at range: Range<Int>
  ) throws(Diagnostic) {
    let escape: Escape
    if isRaw {
      if dialect == .product {
        guard case .markup = found.shape, context.place == .text else {
          throw fault(.rawValue(name), at: range)
        }
      }
      escape = .none
    } else {
      do throws(LinkFault) { escape = try self.escape(for: found.shape, name) } catch {
        throw fault(error, at: range)
      }
    }
    _ = emit(.value(found.path, escape, isFree: isFree(found.shape)), at: range)
    context.takeValueTag()
  }

  /// Whether a value of this shape may be anything here without changing the page's structure.
  private func isFree(_ shape: Shape) -> Bool {
    if case .markup = shape { return false }
    switch context.place {
    case .text, .characterData, .plain, .jsonString, .json, .cssValue: return true
    case .attributeValue:
      if case .url = shape { return true }
      return Self.freeAttributes.contains(context.attribute)
    default: return false
    }
  }

  private static let freeAttributes: Set<String> = [
    "alt", "aria-label", "content", "data-issuer", "data-title", "height", "integrity", "label",
    "placeholder", "title", "value", "width",
  ]

  /// The escape for words of the dictionary.
  func wordsEscape(_ key: String) throws(LinkFault) -> Escape { try escape(for: .text, key) }

  private func escape(for shape: Shape, _ name: String) throws(LinkFault) -> Escape {
    switch shape {
    case .list, .record: throw .notShown(name, shape)
    case .flag where context.place != .json: throw .notShown(name, shape)
    case .data where context.place != .json: throw .notShown(name, shape)
    default: break
    }
    // The `<` before it would begin the end tag or not, as the value is.
    if context.isInEndTag { throw .place(.tagName) }
    switch context.place {
    case .text, .characterData: return kind == .mail ? .mailText : .text
    case .plain: return plainEscape
    case .attributeValue(let quote, let position):
      return try attributeEscape(shape, name, position, quote)
    case .jsonString: return .jsonString
    case .jsonEscape: throw .place(.jsonEscape)
    case .json:
      switch shape {
      case .flag, .number, .data: return .jsonLiteral
      default: throw .notJSON(name)
      }
    case .cssValue:
      guard case .css = shape else { throw .notCSS(name) }
      return .none
    case .tagOpen, .tagName, .closingTag, .closingEnd: throw .place(.tagName)
    case .declaration: throw .place(.declaration)
    case .gap: throw .place(.betweenAttributes)
    case .attributeName, .afterName: throw .place(.attributeName)
    case .beforeValue: throw .place(.unquoted)
    case .rawText:
      switch context.element {
      case "style": throw .place(.style)
      case "script": throw .place(.script)
      default: throw .place(.rawText(context.element))
      }
    case .comment, .cssComment: throw .place(.comment)
    case .cssName: throw .place(.cssName)
    case .cssString: throw .place(.cssString)
    }
  }

  private var plainEscape: Escape {
    switch kind {
    case .mailHeader: .line
    case .message: .message
    default: dialect == .specification ? .text : .plain
    }
  }

  private func attributeEscape(
    _ shape: Shape, _ name: String, _ position: EscapeContext.Position, _ quote: UInt8
  ) throws(LinkFault) -> Escape {
    let attribute = context.attribute
    if attribute.hasPrefix("on") { throw .place(.handler(attribute)) }
    if attribute == "style" { throw .place(.style) }
    if attribute == "srcdoc" { throw .place(.script) }
    if attribute == "http-equiv" { throw .place(.refresh) }
    guard EscapeContext.addressAttributes.contains(attribute) else {
      let isSingle = quote == UInt8(ascii: "'")
      if kind == .mail { return isSingle ? .mailSingleQuoted : .mailAttribute }
      return isSingle ? .singleQuoted : .attribute
    }
    switch position {
    case .start:
      guard case .url = shape else { throw .notAnAddress(name) }
      return attribute.hasSuffix("srcset") ? .sourceSet : .address
    case .after: return .addressPart
    case .unsure: throw .place(.addressPosition)
    case .program: throw .place(.program)
    }
  }

  // MARK: Sections

  mutating func section(
    _ name: Name, isInverted: Bool, _ body: [Node]
  ) throws(Diagnostic) {
    guard let found = try found(name) else {
      if isInverted { try link(body) }
      return
    }
    try enter(name.range)
    defer { leave() }
    context.settle()
    let before = context
    let line = (isAtLineStart, lineBlanks)
    switch (found.shape, isInverted) {
    case (.list(let element), false): try loop(found.path, element, body, at: name)
    case (.record, true): try linkAside(body, in: file, at: name.range, fillings)
    case (.record, false):
      frames.append(found)
      try link(body)
      frames.removeLast()
      try checkClosed(since: before, at: name.range)
    default:
      let start = emit(.test(found.path, wanted: !isInverted, end: 0))
      if !isInverted { frames.append(found) }
      try link(body)
      if !isInverted { frames.removeLast() }
      flush()
      code[start] = .test(found.path, wanted: !isInverted, end: code.count)
      guard let joined = context.joined(before) else { throw fault(.branches, at: name.range) }
      context = joined
      (isAtLineStart, lineBlanks) = (line.0 && isAtLineStart, line.1 == lineBlanks ? line.1 : nil)
    }
  }

  private mutating func loop(
    _ path: Path, _ element: Shape, _ body: [Node], at name: Name
  ) throws(Diagnostic) {
    // The specification's data shows the shape of a list by its elements: one without fields is empty.
    if dialect == .specification, case .record(let shape) = element, shape.fields.isEmpty { return }
    let before = context
    let start = emit(.loop(path, end: 0))
    frames.append(Frame(shape: element, path: Path(frame: loops, slots: [])))
    loops += 1
    try link(body)
    loops -= 1
    frames.removeLast()
    flush()
    code[start] = .loop(path, end: code.count)
    guard let joined = context.joined(before) else { throw fault(.loopEnd, at: name.range) }
    context = joined
  }
}
