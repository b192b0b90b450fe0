import Diagnostics

/// What is wrong with an image or font file as a whole.
enum ImageFault: Error, Hashable {
  case empty
  case unknown
  /// A format that is recognised, and that no role takes.
  case unsupported(String)
  case wrongFormat(BrandImage.Format, ImageRole)
  /// The file's name says one thing, its content another.
  case mislabelled(BrandImage.Format)
  case truncated(String)
  case malformed(String, what: String)
  case zeroSize
  case dimensions(Int, Int)
  case tooLarge(Int, ImageRole)
  case heavy(Int, ImageRole)
  case trailing(Int)
  case notSquare(Int, Int, ImageRole)
  case small(Int, ImageRole, wanted: Int)

  var severity: Diagnostic.Severity {
    switch self {
    case .heavy, .trailing, .notSquare, .small: .warning
    default: .error
    }
  }
}

/// The words for each fault.
extension ImageFault {
  /// - Parameter use: where the file is named; without it the finding stands in the file itself.
  func diagnostic(of path: String, at use: SourceLocation?) -> Diagnostic {
    let (code, what, hint) = words(path)
    return Diagnostic(
      severity, "image.\(code)", "'\(path)' \(what)", at: use ?? SourceLocation(file: path),
      hint: hint)
  }

  private func words(_ path: String) -> (code: String, what: String, hint: String) {
    switch self {
    case .empty: ("empty", "is empty", "save it again")
    case .unknown:
      ("unknown", "is no image or font that Lintel knows", "use SVG, PNG, JPEG, WebP, ICO or WOFF2")
    case .unsupported(let name):
      ("format", "is \(name)", "convert it to SVG, PNG, JPEG, WebP, ICO or WOFF2")
    case .wrongFormat(let format, let role):
      (
        "format", "is \(format.name), which \(role.name) cannot be",
        "use \(Self.list(role.formats))"
      )
    case .mislabelled(let format):
      (
        "mislabelled", "is \(format.name), though its name says otherwise",
        "rename it to '\(Self.renamed(path, format.fileExtension))', or save it anew"
      )
    case .truncated(let name):
      ("truncated", "ends in the middle of its \(name) data", "copy it again from its source")
    case .malformed(let name, let what):
      ("malformed", "is a broken \(name): \(what)", "save it again")
    case .zeroSize: ("size.zero", "is 0 pixels wide or high", "save it again with a size")
    case .dimensions(let width, let height):
      (
        "size.large", "is \(width) × \(height) pixels, more than 8192 a side",
        "scale it down to what is shown"
      )
    case .tooLarge(let count, let role):
      (
        "large", "has \(Self.shown(count)), \(role.name) may have \(Self.shown(role.limits.most))",
        "scale it down, or compress it"
      )
    case .heavy(let count, let role):
      (
        "heavy",
        "has \(Self.shown(count)); with more than \(Self.shown(role.limits.light)) it slows the page",
        "scale it down, or compress it"
      )
    case .trailing(let count):
      (
        "trailing", "has \(Self.shown(count)) behind its end, which are left out",
        "save it again to be rid of them"
      )
    case .notSquare(let width, let height, let role):
      (
        "square", "is \(width) × \(height) pixels, \(role.name) is square",
        "save it as wide as it is high"
      )
    case .small(let size, let role, let wanted):
      (
        "size.small", "is at most \(size) pixels wide, \(role.name) is shown at \(wanted)",
        "add a size of \(wanted) × \(wanted)"
      )
    }
  }

  private static func list(_ formats: [BrandImage.Format]) -> String {
    let names = formats.map(\.shortName)
    guard names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }

  private static func renamed(_ path: String, _ ending: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return "\(name).\(ending)"
    }
    return name[..<dot] + ".\(ending)"
  }

  /// `900 bytes`, `12.5 kB`; 1 kB is 1,024 bytes.
  static func shown(_ count: Int) -> String {
    if count == 1 { return "1 byte" }
    if count < 1024 { return "\(count) bytes" }
    let tenths = (count * 10 + 512) / 1024
    return tenths % 10 == 0 ? "\(tenths / 10) kB" : "\(tenths / 10).\(tenths % 10) kB"
  }
}

extension BrandImage.Format {
  var shortName: String {
    switch self {
    case .svg: "SVG"
    case .png: "PNG"
    case .jpeg: "JPEG"
    case .webp: "WebP"
    case .ico: "ICO"
    case .woff2: "WOFF2"
    }
  }

  /// With its article.
  var name: String {
    switch self {
    case .svg: "an SVG"
    case .ico: "an ICO"
    case .png, .jpeg, .webp, .woff2: "a \(shortName)"
    }
  }
}
