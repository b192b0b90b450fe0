import Diagnostics
import Templating

/// The rules of `templates/messages/styles/inline.css`, which become `style` attributes: what mail
/// clients that drop style sheets still show.
///
/// Only rules for one class each are taken. A cascade would need the mail as a tree, and a mail whose
/// look depends on one is a mail that no two clients show alike.
struct StyleInliner: Sendable {
  /// Declarations by class, without blanks that say nothing.
  private var rules: [String: [Stencil.Part]] = [:]

  /// Errors: `message.style.selector`, `message.style.duplicate`, `message.style.open`.
  init(_ sheet: Stencil) throws(Diagnostic) {
    var reader = SheetReader(sheet)
    while let rule = try reader.next() {
      guard rules.updateValue(rule.declarations, forKey: rule.name) == nil else {
        throw Diagnostic(
          .error, "message.style.duplicate", "the class '\(rule.name)' has two rules",
          at: rule.location, hint: "write one")
      }
    }
  }

  /// The mail, or a part of one, with a `style` attribute at each element whose classes have rules.
  ///
  /// - Parameter selected: the classes that stay, since style sheets in mails select by them.
  /// - Throws: `message.class.unknown`, `message.class.hole`.
  func inlined(_ mail: Stencil, keeping selected: Set<String>) throws(Diagnostic) -> Stencil {
    var parts: [Stencil.Part] = []
    for part in mail.parts {
      guard case .text(let bytes) = part.content else {
        parts.append(part)
        continue
      }
      var done = 0
      while let start = bytes.offset(of: Self.opening, from: done) {
        let value = start + Self.opening.count
        guard let end = bytes[value...].firstIndex(of: UInt8(ascii: "\"")) else {
          throw Diagnostic(
            .error, "message.class.hole", "a class cannot be a value",
            at: part.origin(of: start)?.location, hint: "write the class out")
        }
        parts.append(part[done..<start])
        let names = String(decoding: bytes[value..<end], as: UTF8.self).split(separator: " ")
        try append(names, selected, at: part.origin(of: start), to: &parts)
        done = end + 1
      }
      parts.append(part[done..<bytes.count])
    }
    return Stencil(parts)
  }

  private static let opening = Array(" class=\"".utf8)

  private func append(
    _ names: [Substring], _ selected: Set<String>, at origin: SourceMap.Origin?,
    to parts: inout [Stencil.Part]
  ) throws(Diagnostic) {
    func text(_ text: String) { parts.append(Stencil.Part(.text(Array(text.utf8)), from: origin)) }
    let kept = names.filter { selected.contains(String($0)) }
    if !kept.isEmpty { text(" class=\"\(kept.joined(separator: " "))\"") }
    var isFirst = true
    for name in names {
      guard let rule = rules[String(name)] else {
        guard selected.contains(String(name)) else {
          throw Diagnostic(
            .error, "message.class.unknown", "no style has a rule for '\(name)'",
            at: origin?.location, hint: nearestNameHint(for: String(name), among: rules.keys))
        }
        continue
      }
      text(isFirst ? " style=\"" : ";")
      isFirst = false
      parts += rule
    }
    if !isFirst { text("\"") }
  }

  /// The classes that style sheets within a mail select by, those for Outlook in comments as well.
  static func selectedClasses(in mail: Stencil) -> Set<String> {
    var text: [UInt8] = []
    for part in mail.parts {
      if case .text(let bytes) = part.content { text += bytes } else { text.append(0x30) }
    }
    var names: Set<String> = []
    var place = 0
    while let start = text.offset(of: Array("<style>".utf8), from: place),
      let end = text.offset(of: Array("</style>".utf8), from: start)
    {
      for index in start..<end where text[index] == UInt8(ascii: ".") {
        let name = text[(index + 1)..<end].prefix(while: isNameByte)
        if let first = name.first, !(0x30...0x39).contains(first) {
          names.insert(String(decoding: name, as: UTF8.self))
        }
      }
      place = end
    }
    return names
  }

  fileprivate static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}

extension [UInt8] {
  /// Where a text stands from an offset on.
  func offset(of wanted: [UInt8], from start: Int = 0) -> Int? {
    guard let first = wanted.first else { return nil }
    var index = start
    while let found = self[Swift.min(index, count)...].firstIndex(of: first) {
      if self[found...].starts(with: wanted) { return found }
      index = found + 1
    }
    return nil
  }
}

/// Reads rules one after the other, over values that stand in them.
private struct SheetReader {
  struct Rule {
    let name: String
    let declarations: [Stencil.Part]
    let location: SourceLocation?
  }

  private let parts: [Stencil.Part]
  private var part = 0
  private var offset = 0

  init(_ sheet: Stencil) { parts = sheet.parts }

  mutating func next() throws(Diagnostic) -> Rule? {
    skipBlanks()
    guard let byte = peek() else { return nil }
    let location = parts[part].origin(of: offset)?.location
    var name: [UInt8] = []
    if byte == UInt8(ascii: ".") {
      advance()
      while let byte = peek(), StyleInliner.isNameByte(byte) {
        name.append(byte)
        advance()
      }
    }
    skipBlanks()
    guard !name.isEmpty, peek() == UInt8(ascii: "{") else {
      throw Diagnostic(
        .error, "message.style.selector", "a rule that is inlined selects one class",
        at: location, hint: "write .name {…}; other rules go into styles/head.css")
    }
    advance()
    return Rule(
      name: String(decoding: name, as: UTF8.self), declarations: try declarations(location),
      location: location)
  }

  /// The part and byte that come next; nil at the end, and at a value.
  private func peek() -> UInt8? {
    guard part < parts.count, case .text(let bytes) = parts[part].content else { return nil }
    return bytes[offset]
  }

  private mutating func advance() {
    offset += 1
    if case .text(let bytes) = parts[part].content, offset < bytes.count { return }
    part += 1
    offset = 0
  }

  private mutating func skipBlanks() {
    while let byte = peek() {
      if byte == UInt8(ascii: "/") {
        skipComment()
      } else if byte == 0x20 || byte == 0x0A {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() {
    var last: UInt8 = 0
    advance()
    advance()
    while let byte = peek() {
      advance()
      if last == UInt8(ascii: "*"), byte == UInt8(ascii: "/") { return }
      last = byte
    }
  }

  private mutating func declarations(
    _ location: SourceLocation?
  ) throws(Diagnostic) -> [Stencil.Part] {
    var result: [Stencil.Part] = []
    var run: [UInt8] = []
    var runOrigin: SourceMap.Origin?
    /// Whether blanks came last, and whether they say something.
    var blank = false
    var last = UInt8(ascii: ";")
    var isBetween = false
    func flush() {
      if !run.isEmpty { result.append(Stencil.Part(.text(run), from: runOrigin)) }
      run = []
    }
    while part < parts.count {
      guard let byte = peek() else {
        if case .hole(let hole) = parts[part].content {
          if blank, !":;,".utf8.contains(last) { run.append(0x20) }
          flush()
          // Within an attribute its quotes must not end it.
          let inner = Stencil.Hole(name: hole.name, escape: .mailAttribute)
          result.append(Stencil.Part(.hole(inner), from: parts[part].origin()))
          (blank, last) = (false, 0x30)
        }
        advance()
        continue
      }
      let origin = parts[part].origin(of: offset)
      advance()
      switch byte {
      case 0x20, 0x0A: blank = true
      case UInt8(ascii: "}"):
        flush()
        return result
      // Written with the next declaration: the last one needs none.
      case UInt8(ascii: ";"): (isBetween, blank, last) = (true, false, byte)
      default:
        if isBetween {
          run.append(UInt8(ascii: ";"))
          flush()
          isBetween = false
        }
        if blank, !":;,".utf8.contains(last), !":;,".utf8.contains(byte) { run.append(0x20) }
        if run.isEmpty { runOrigin = origin }
        run.append(byte)
        (blank, last) = (false, byte)
      }
    }
    throw Diagnostic(
      .error, "message.style.open", "the rule does not end", at: location, hint: "add }")
  }
}
