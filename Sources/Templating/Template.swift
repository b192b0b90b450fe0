package import Diagnostics

/// A template as it was read: a tree of what stands where, not yet tied to a model.
package struct Template: Sendable {
  package let file: SourceFile
  let nodes: [Node]

  /// Reads a template.
  ///
  /// A byte order mark at the beginning is passed over.
  ///
  /// Errors: `template.tag.*` and `template.section.*` for tags that do not close or do not match,
  /// `template.lambda`, `template.name.dynamic` for what this dialect leaves out, `template.encoding`
  /// for what is no UTF-8, or a NUL.
  package static func parse(_ file: SourceFile) throws(Diagnostic) -> Template {
    do throws(TemplateFault) {
      try TemplateFault.checkEncoding(file.bytes)
      var parser = TemplateParser(file.bytes, from: file.markLength)
      return Template(file: file, nodes: try parser.parse())
    } catch { throw error.diagnostic(in: file) }
  }
}

/// A piece of a template. Ranges are bytes of its file.
indirect enum Node: Sendable {
  case literal(Range<Int>)
  case value(Name, isRaw: Bool)
  case section(Name, isInverted: Bool, isStandalone: Bool, body: [Node])
  case partial(Name, indent: Range<Int>)
  /// With the first thing between its tags that no block holds.
  case parent(Name, indent: Range<Int>, blocks: [Block], stray: Range<Int>?)
  case block(Block)
  case text(TextTag)
}

extension Node {
  /// Where it stands, or the name of its tag.
  var range: Range<Int> {
    switch self {
    case .literal(let range): range
    case .value(let name, _), .section(let name, _, _, _), .partial(let name, _),
      .parent(let name, _, _, _):
      name.range
    case .block(let block): block.name.range
    case .text(let tag): tag.key.range
    }
  }
}

/// A name in a tag: `a.b`, or `.` for what a section stands in.
struct Name: Sendable {
  let text: String
  let range: Range<Int>
  /// The parts between dots; none for `.`.
  let parts: [String]

  init(text: String, range: Range<Int>) {
    self.text = text
    self.range = range
    parts = text == "." ? [] : text.split(separator: ".").map(String.init)
  }
}

/// `{{$name}}…{{/name}}`: a hole with a default, or what fills a parent's hole.
struct Block: Sendable {
  let name: Name
  let body: [Node]
  /// Whether the body begins on the line after the tag.
  let isMultiline: Bool
  /// The first byte of the body that belongs to its first line.
  let bodyStart: Int
  /// How many blanks the body's first line begins with, if it has a line of its own.
  let indentation: Int
}

/// `{{@key}}`, or a text section whose blocks fill the text's parameters.
struct TextTag: Sendable {
  let key: Name
  let bindings: [(parameter: Name, value: Name)]
  let blocks: [Block]
}
