import Syntax

/// What Cognito would refuse, or drop without a word, in a style sheet for its classic pages.
enum ClassicStyleFault: Hashable {
  /// More bytes than are allowed beside a logo.
  case size(Int)
  /// A character outside of ASCII, a comment, or what is no style sheet.
  case syntax(String)
  case atRule(String)
  case selector(String)
  case property(String, of: String)
  case value(String, for: String, of: String)

  var message: String {
    switch self {
    case .size(let count):
      "the classic style sheet has \(count) bytes, \(ClassicStyleCheck.limit) are allowed"
    case .syntax(let what): "the classic style sheet has \(what)"
    case .atRule(let name): "'@\(name)' is not allowed in the classic style sheet"
    case .selector(let text): "'\(text)' is no class of Cognito's classic pages"
    case .property(let name, let selector): "'\(name)' cannot be set for '\(selector)'"
    case .value(let value, let name, let selector):
      "'\(value)' is no value of '\(name)' for '\(selector)'"
    }
  }
}

/// Reads a style sheet by the closed list of ``ClassicStyleRules``.
enum ClassicStyleCheck {
  /// Bytes. The request takes 135 kB, and a logo may have up to 100 kB of them before it is encoded.
  static let limit = 3072

  /// Everything that is wrong, in the order of the text.
  static func faults(of text: String) -> [ClassicStyleFault] {
    let bytes = Array(text.utf8)
    var faults: [ClassicStyleFault] = []
    if bytes.count > limit { faults.append(.size(bytes.count)) }
    if bytes.contains(where: { $0 >= 0x80 }) {
      faults.append(.syntax("a character outside of ASCII"))
    }
    let outline = CSSOutline(bytes)
    if !outline.faults.isEmpty { faults.append(.syntax("a fault in its syntax")) }
    var reader = Reader(outline: outline)
    reader.read()
    return faults + reader.faults
  }
}

/// Collects selectors, names and values out of a sheet's tokens, and judges each as it ends.
private struct Reader {
  let outline: CSSOutline
  private(set) var faults: [ClassicStyleFault] = []
  private var selector = ""
  private var property = ""
  private var value = ""

  init(outline: CSSOutline) { self.outline = outline }

  mutating func read() {
    for (token, role) in zip(outline.tokens, outline.roles) {
      if token.kind == .comment { faults.append(.syntax("a comment")) }
      let text = token.isTrivia ? " " : String(decoding: outline.bytes[token.range], as: UTF8.self)
      switch role {
      case .atRule: faults.append(.atRule(token.value(in: outline.bytes)))
      case .prelude: break
      case .selector: selector += text
      case .property: property += text
      case .value, .customValue: value += text
      case .structure: end(token.kind)
      }
    }
  }

  private mutating func end(_ kind: CSSToken.Kind) {
    switch kind {
    case .openCurly:
      selector = trimmed(selector)
      if ClassicStyleRules.all[selector] == nil { faults.append(.selector(selector)) }
    case .semicolon: endDeclaration()
    case .closeCurly:
      endDeclaration()
      selector = ""
    default: break
    }
  }

  private mutating func endDeclaration() {
    defer { (property, value) = ("", "") }
    let name = trimmed(String(property.prefix { $0 != ":" }))
    guard !name.isEmpty, let properties = ClassicStyleRules.all[selector] else { return }
    guard let kind = properties[name] else {
      faults.append(.property(name, of: selector))
      return
    }
    let value = trimmed(self.value)
    if !kind.takes(value) { faults.append(.value(value, for: name, of: selector)) }
  }

  private func trimmed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}
