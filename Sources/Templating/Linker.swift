package import Diagnostics

/// Ties templates to a model, a language and a kind of output.
///
/// The result is a flat program: partials, layouts and texts are written into it, names have become
/// slots, and each value knows how it is escaped. Everything that can be wrong is found here, once.
package struct Linker: Sendable {
  /// How strict names and raw tags are: the specification's tests know another dialect.
  enum Dialect: Sendable { case product, specification }

  private let partials: [String: Template]
  private let texts: TextCatalog
  private let dialect: Dialect

  /// - Parameters:
  ///   - partials: partials and layouts by the name that tags use: `field/code`.
  ///   - texts: the dictionary of the language.
  package init(partials: [String: Template], texts: TextCatalog) {
    self.init(partials: partials, texts: texts, dialect: .product)
  }

  init(partials: [String: Template], texts: TextCatalog, dialect: Dialect) {
    self.partials = partials
    self.texts = texts
    self.dialect = dialect
  }

  /// Links one template.
  ///
  /// Errors: `template.*`, at the tag that is wrong.
  package func link(
    _ template: Template, model: Shape, kind: EscapeContext.Kind
  ) throws(Diagnostic) -> Program {
    guard case .record(let shape) = model else {
      preconditionFailure("the model of a template is a record")
    }
    var linking = Linking(
      partials: partials, texts: texts, dialect: dialect, kind: kind, root: shape, in: template.file
    )
    try linking.link(template.nodes)
    try linking.finish()
    return linking.program(shape)
  }
}

/// One linking at work.
struct Linking {
  let partials: [String: Template]
  let texts: TextCatalog
  let dialect: Linker.Dialect
  let kind: EscapeContext.Kind

  /// What a name may refer to, innermost last: the model, elements of lists, records in sections.
  struct Frame {
    let shape: Shape
    let path: Path
  }

  /// A block that fills a parent's hole, with the places its own tags belong to.
  struct Filling {
    let block: Block
    let file: SourceFile
    /// Fillings that were in force where the block was written.
    let depth: Int
  }

  var file: SourceFile
  var frames: [Frame]
  var loops = 1
  var context: EscapeContext
  var fillings: [[String: Filling]] = []
  var partialStack: [String] = []
  /// How many sections, partials and blocks the cursor stands in, and how many there have been.
  var depth = 0
  var copies = 0
  /// The holes of partials, and the bodies that are checked though nothing shows them: both once.
  var holes: [String: Set<String>] = [:]
  var checkedBodies: Set<BodyKey> = []

  /// Blanks that are put before, and taken from, each line of literal text.
  var indent: [UInt8] = []
  var dedent = 0
  var isAtLineStart = true
  /// The blanks of the line so far, as long as it has nothing else.
  var lineBlanks: [UInt8]? = []

  var text: [UInt8] = []
  var code: [Instruction] = []
  var origins: [SourceMap.Origin?] = []
  var literalOrigins: [SourceMap.LiteralOrigin] = []
  var parts: [Part] = []
  private var literalStart = 0

  init(
    partials: [String: Template], texts: TextCatalog, dialect: Linker.Dialect,
    kind: EscapeContext.Kind, root: RecordShape, in file: SourceFile
  ) {
    self.partials = partials
    self.texts = texts
    self.dialect = dialect
    self.kind = kind
    self.file = file
    frames = [Frame(shape: .record(root), path: Path(frame: 0, slots: []))]
    context = EscapeContext(kind)
  }

  func program(_ shape: RecordShape) -> Program {
    Program(
      shape: shape, text: text, code: code, origins: origins, literalOrigins: literalOrigins,
      parts: parts)
  }

  mutating func finish() throws(Diagnostic) {
    flush()
    switch context.place {
    case .text, .plain, .cssName: break
    default:
      throw LinkFault.unfinished(context).diagnostic(at: file.location(at: file.bytes.count))
    }
  }

  mutating func link(_ nodes: [Node]) throws(Diagnostic) {
    for node in nodes {
      switch node {
      case .literal(let range): try literal(range)
      case .value(let name, let isRaw): try value(name, isRaw: isRaw)
      case .section(let name, let isInverted, let isStandalone, let body):
        if !isStandalone { try startLine() }
        try section(name, isInverted: isInverted, body)
      case .partial(let name, let indent): try partial(name, indent: indent, blocks: [])
      case .parent(let name, let indent, let blocks, let stray):
        try partial(name, indent: indent, blocks: blocks, stray: stray)
      case .block(let block): try place(block)
      case .text(let tag): try textTag(tag)
      }
    }
  }

  func fault(_ fault: LinkFault, at range: Range<Int>) -> Diagnostic {
    fault.diagnostic(at: file.location(of: range))
  }

  /// How far the program has come.
  var spot: Part.Spot { Part.Spot(step: code.count, offset: text.count - literalStart) }

  // MARK: Writing

  /// Forgets what has been written, of a copy that is linked for its errors only.
  mutating func discardOutput() {
    text = []
    code = []
    origins = []
    literalOrigins = []
    parts = []
    literalStart = 0
  }

  /// Ends the literal that is being gathered, so that an instruction or a jump target can follow.
  mutating func flush() {
    guard literalStart < text.count else { return }
    // The same bytes in another place of the program are another part of the structure.
    code.append(.literal(literalStart..<text.count, StructureDigest(UInt64(literalStart))))
    origins.append(nil)
    literalStart = text.count
  }

  mutating func emit(_ instruction: Instruction, at range: Range<Int>? = nil) -> Int {
    flush()
    code.append(instruction)
    origins.append(range.map { SourceMap.Origin(file: file, range: $0) })
    return code.count - 1
  }

  /// Writes literal bytes and moves the context on. `start` is where in the file they stand.
  mutating func write(_ bytes: some Collection<UInt8>, at start: Int) throws(Diagnostic) {
    try checkSize(adding: bytes.count, at: start..<(start + bytes.count))
    literalOrigins.append(
      SourceMap.LiteralOrigin(offset: text.count, file: file, start: start))
    var place = start
    for byte in bytes {
      do throws(ContextFault) { try context.take(byte) } catch {
        throw fault(.literal(error), at: place..<(place + 1))
      }
      text.append(byte)
      place += 1
    }
  }

  /// Writes the indentation before the first thing on a line.
  mutating func startLine() throws(Diagnostic) {
    guard isAtLineStart else { return }
    isAtLineStart = false
    if !indent.isEmpty { try write(indent, at: 0) }
  }
}
