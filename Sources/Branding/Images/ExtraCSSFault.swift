import Diagnostics

/// What a theme's own style rules may not hold.
enum ExtraCSSFault: Hashable {
  case large(Int)
  case heavy(Int)
  case encoding
  case control
  case markup
  case rule(String)
  /// A property or function by which old browsers ran programs.
  case program(String)
  case address(String)
  case unknownAddress(String)
  case image(String)
}

/// The words for each fault.
extension ExtraCSSFault {
  func diagnostic(at range: Range<Int>?, in file: SourceFile) -> Diagnostic {
    let (code, message, hint) = words
    var severity = Diagnostic.Severity.error
    if case .heavy = self { severity = .warning }
    return Diagnostic(
      severity, "css.\(code)", message,
      at: range.map { file.location(of: $0) } ?? SourceLocation(file: file.name), hint: hint)
  }

  private static let embed =
    "embed it as data:image/png;base64, or use 'layout.image', 'logo' or 'font.files'"

  private var words: (code: String, message: String, hint: String) {
    switch self {
    case .large(let count):
      (
        "large", "the style file has \(ImageFault.shown(count)), it may have 64 kB",
        "leave out what no page uses"
      )
    case .heavy(let count):
      (
        "heavy", "every page carries these \(ImageFault.shown(count)) of style rules",
        "leave out what no page uses"
      )
    case .encoding: ("encoding", "the style file is not UTF-8", "save it as UTF-8")
    case .control: ("control", "a control character", "remove it, or write it as an escape")
    case .markup: ("markup", "markup of HTML in style rules", "remove it, or write '<' as \\3C")
    case .rule("charset"):
      ("charset", "'@charset' has no place in a layer", "save the file as UTF-8 and remove it")
    case .rule(let name):
      ("rule", "'@\(name)' has no place in a layer", "put the rules themselves here")
    case .program(let name): ("program", "'\(name)' runs programs", "remove it")
    case .address(let address):
      ("url", "'\(Self.short(address))' is outside of the file", Self.embed)
    case .unknownAddress(let source):
      ("url", "the address in '\(source)()' cannot be known", "write it out")
    case .image(let what): ("image", "an embedded image is \(what)", "embed a PNG, JPEG or WebP")
    }
  }

  private static func short(_ text: String) -> String {
    text.count > 48 ? text.prefix(45) + "…" : text
  }
}
