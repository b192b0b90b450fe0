import Diagnostics

/// What there is to say of an SVG: what was left out, and what cannot be mended.
enum SVGFinding: Hashable {
  case element(String)
  case script
  case embeddedPage
  case animation
  case handler(String)
  case attribute(String)
  case link(String)
  case stylesheet
  case styleImport(String)
  case styleRule(String)
  case styleProperty(String)
  case styleAttribute
  case embeddedImage(String)
  case idTwice(String)
  case viewBoxAdded
  case noSize
  case malformed(String)
  case encoding(String)
  case entity
  case limit(String)
  case root(String)
  case namespace
  case styleElement(String)
  case references
  case zeroSize
  case nothing

  var severity: Diagnostic.Severity {
    switch self {
    case .viewBoxAdded: .note
    case .malformed, .encoding, .entity, .limit, .root, .namespace, .styleElement, .references,
      .zeroSize, .nothing:
      .error
    default: .warning
    }
  }
}

/// The words for each finding.
extension SVGFinding {
  /// - Parameter count: at how many places there is the same to say.
  func diagnostic(at location: SourceLocation, count: Int = 1) -> Diagnostic {
    let (code, message, hint) = words
    let more = count > 1 ? " (and at \(count - 1) more places)" : ""
    return Diagnostic(severity, "svg.\(code)", message + more, at: location, hint: hint)
  }

  private static let draw = "draw with shapes, text and gradients only"
  private static let embed = "embed the image as data:image/png;base64, or draw it as shapes"

  private var words: (code: String, message: String, hint: String?) {
    switch self {
    case .element(let name): ("element", "the element '\(name)' is left out", Self.draw)
    case .script: ("script", "a script is left out", "remove it: images run none")
    case .embeddedPage:
      ("page", "'foreignObject' is left out with what is in it", "draw its text as 'text' or paths")
    case .animation: ("animation", "an animation is left out", "show the image as it comes to rest")
    case .handler(let name):
      ("handler", "the event handler '\(name)' is left out", "remove it: images run no script")
    case .attribute(let name): ("attribute", "the attribute '\(name)' is left out", nil)
    case .link(let address):
      ("link", "the link '\(Self.short(address))' is left out", Self.embed)
    case .stylesheet:
      ("stylesheet", "an outside style sheet is left out", "put its rules into a 'style' element")
    case .styleImport(let name):
      ("style.import", "'@\(name)' is left out", "put the rules into the 'style' element itself")
    case .styleRule(let name): ("style.rule", "a style sheet with '@\(name)' is left out", nil)
    case .styleProperty(let name): ("style.property", "the style '\(name)' is left out", nil)
    case .styleAttribute:
      ("style", "a 'style' that cannot be read is left out", "write 'property: value;'")
    case .embeddedImage(let name):
      ("image", "an embedded image is left out: it is \(name)", "embed a PNG, JPEG or WebP")
    case .idTwice(let id):
      ("id", "the id '\(id)' is given twice", "only the first keeps it")
    case .viewBoxAdded:
      ("viewbox", "has no viewBox: one was made of its width and height", nil)
    case .noSize:
      (
        "size", "states neither a viewBox nor a width and height",
        "add viewBox=\"0 0 width height\", or it cannot be scaled"
      )
    case .malformed(let what): ("malformed", "no well-formed XML: \(what)", "save it again")
    case .encoding(let what): ("encoding", "cannot be read: \(what)", "save it as UTF-8")
    case .entity:
      (
        "entity", "declares or uses an entity",
        "let the drawing program save it as plain SVG, without a document type of its own"
      )
    case .limit(let what): ("limit", "too much to show: \(what)", "simplify the drawing")
    case .root(let name):
      ("root", "the outermost element is '\(name)', not 'svg'", "save it as an SVG image")
    case .namespace:
      (
        "namespace", "'svg' has no namespace, so browsers show nothing",
        "add xmlns=\"http://www.w3.org/2000/svg\""
      )
    case .styleElement(let what):
      ("style.malformed", "a 'style' element cannot be cleaned: \(what)", "mend its rules")
    case .references:
      (
        "use", "'use' draws itself, or more than 100,000 elements",
        "draw what is repeated a million times as a pattern"
      )
    case .zeroSize: ("size.zero", "is 0 wide or high", "give it a width and height, or a viewBox")
    case .nothing: ("empty", "nothing is left to show", Self.draw)
    }
  }

  private static func short(_ text: String) -> String {
    let line = text.map { $0.isNewline ? " " : $0 }
    return line.count > 48 ? String(line.prefix(45)) + "…" : String(line)
  }
}
