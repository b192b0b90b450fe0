package import Diagnostics

/// The CLDR plural categories.
package enum PluralCategory: String, CaseIterable, Hashable, Sendable {
  case zero, one, two, few, many, other
}

/// One text of a dictionary: words with named holes, in one form or one for each plural category.
///
/// Shape: `Sign in to {tenant}`; `{{` and `}}` stand for braces.
package struct TextEntry: Sendable {
  enum Segment: Hashable, Sendable {
    case words(String)
    case parameter(String)
  }

  package let source: SourceFile
  package let range: Range<Int>
  /// The parameter whose number chooses the form; nil for a text of one form.
  package let selector: String?
  /// What a tag may bind: its holes over all forms, the one that chooses the form, and those that it
  /// need not have.
  package let parameters: Set<String>
  let forms: [(category: PluralCategory, segments: [Segment])]

  package init(_ text: String, source: SourceFile, range: Range<Int>) {
    self.init([(.other, text)], selector: nil, source: source, range: range)
  }

  /// - Parameters:
  ///   - forms: must have `other`.
  ///   - unsaid: holes of the text that this one takes the place of; it need not have them.
  package init(
    _ forms: [(PluralCategory, String)], selector: String?, source: SourceFile, range: Range<Int>,
    unsaid: Set<String> = []
  ) {
    self.source = source
    self.range = range
    self.selector = selector
    self.forms = forms.map { ($0.0, Self.segments(of: $0.1)) }
    var names = unsaid
    if let selector { names.insert(selector) }
    for form in self.forms {
      for case .parameter(let name) in form.segments { names.insert(name) }
    }
    parameters = names
  }

  func segments(for category: PluralCategory) -> [Segment] {
    (forms.first { $0.category == category } ?? forms.first { $0.category == .other })?.segments
      ?? []
  }

  private static func segments(of text: String) -> [Segment] {
    let open = UInt8(ascii: "{")
    let close = UInt8(ascii: "}")
    // Most texts have no hole: they are read when a kit is loaded, thirteen languages of them.
    guard text.utf8.contains(where: { $0 == open || $0 == close }) else {
      return text.isEmpty ? [] : [.words(text)]
    }
    var segments: [Segment] = []
    var words: [UInt8] = []
    func string(_ bytes: some Collection<UInt8>) -> String {
      String(decoding: bytes, as: UTF8.self)
    }
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == open || byte == close, rest.first == byte {
        words.append(byte)
        rest.removeFirst()
      } else if byte == open, let end = rest.firstIndex(of: close) {
        if !words.isEmpty { segments.append(.words(string(words))) }
        words = []
        segments.append(.parameter(string(rest[..<end])))
        rest = rest[(end + 1)...]
      } else {
        words.append(byte)
      }
    }
    if !words.isEmpty { segments.append(.words(string(words))) }
    return segments
  }
}

/// The texts of one locale, with a theme's or tenant's own texts laid over them.
package struct TextCatalog: Sendable {
  package let locale: String
  package private(set) var entries: [String: TextEntry]

  package init(locale: String, entries: [String: TextEntry]) {
    self.locale = locale
    self.entries = entries
  }

  package func overlaid(with own: [String: TextEntry]) -> TextCatalog {
    var catalog = self
    catalog.entries.merge(own) { _, new in new }
    return catalog
  }

  /// A text with its holes filled, for labels that depend on data; nil if there is no such key.
  package func text(_ key: String, _ parameters: [String: TextParameter] = [:]) -> String? {
    guard let entry = entries[key] else { return nil }
    var category = PluralCategory.other
    if let selector = entry.selector, case .number(let number) = parameters[selector] {
      category = PluralRules.category(of: number, in: locale)
    }
    return entry.segments(for: category).map { segment in
      switch segment {
      case .words(let words): words
      case .parameter(let name): parameters[name]?.text ?? "{\(name)}"
      }
    }
    .joined()
  }
}

/// What fills a hole of a text.
package enum TextParameter: Hashable, Sendable {
  case text(String)
  case number(Int)

  var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    }
  }
}
