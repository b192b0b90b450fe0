import Branding
import Diagnostics

/// The images of a theme that managed login can show, as it takes them.
struct ManagedLoginAssets {
  private(set) var all: [ManagedLoginAsset] = []
  private(set) var findings: [Diagnostic] = []
  /// Whether the logo lies on a canvas that is larger than it.
  private(set) var hasPaddedLogo = false

  private let theme: Theme

  init(_ theme: Theme) {
    self.theme = theme
    addLogo()
    if let icon = theme.favicon.ico { add(icon, .faviconICO, .dynamic) }
    if let icon = theme.favicon.svg { add(icon, .faviconSVG, .dynamic) }
    if let image = theme.layout.image { add(image, .pageBackground, .dynamic) }
    shrink()
  }

  /// A mode's own image is not drawn in the other one, so that one image alone is for both.
  private mutating func addLogo() {
    guard let logo = theme.logo else { return }
    let category: ManagedLoginAsset.Category =
      logo.place == .header ? .pageHeaderLogo : .formLogo
    switch (theme.mode, logo.dark) {
    case (.light, _), (.auto, nil): addLogo(logo.image, category, .dynamic)
    case (.dark, let dark): addLogo(dark ?? logo.image, category, .dynamic)
    case (.auto, let dark?):
      addLogo(logo.image, category, .light)
      addLogo(dark, category, .dark)
    }
  }

  /// The logo, else the raster that a theme has of it for mail, which is made for light grounds.
  private mutating func addLogo(
    _ image: BrandImage, _ category: ManagedLoginAsset.Category,
    _ mode: ManagedLoginAsset.ColorMode
  ) {
    let before = (all.count, findings.count)
    add(image, category, mode)
    guard all.count == before.0, mode != .dark, theme.mode != .dark, let raster = theme.logo?.email,
      fault(of: raster, category) == nil
    else { return }
    findings.removeLast(findings.count - before.1)
    add(raster, category, mode)
  }

  private mutating func add(
    _ image: BrandImage, _ category: ManagedLoginAsset.Category,
    _ mode: ManagedLoginAsset.ColorMode
  ) {
    var bytes = image.bytes
    if let fault = fault(of: image, category) {
      findings.append(fault.diagnostic(of: image))
      return
    }
    if image.format == .svg {
      do throws(CognitoSVG.Refusal) {
        let svg = try CognitoSVG(image, ratio: category.ratio)
        bytes = svg.bytes
        if svg.isPadded { hasPaddedLogo = true }
      } catch {
        findings.append(ManagedLoginImageFault.svg(error).diagnostic(of: image))
        return
      }
    }
    all.append(
      ManagedLoginAsset(category: category, mode: mode, format: image.format, bytes: bytes))
  }

  private func fault(
    of image: BrandImage, _ category: ManagedLoginAsset.Category
  ) -> ManagedLoginImageFault? {
    guard category.formats.contains(image.format) else { return .format }
    guard image.bytes.count <= ManagedLoginAsset.limit else { return .size }
    // An SVG's canvas can be made larger, the pixels of another image cannot.
    guard image.format != .svg, let ratio = category.ratio else { return nil }
    guard let width = image.width, let height = image.height, height > 0 else { return .shape }
    return ratio.contains(width / height) ? nil : .shape
  }

  /// Bytes that all images may have together in base64, with room for the settings in the 2 MB that a
  /// request may have.
  private static let limit = 1_950_000

  private var encodedSize: Int { all.reduce(0) { $0 + ($1.bytes.count + 2) / 3 * 4 } }

  /// The page's image goes before the logo does.
  private mutating func shrink() {
    guard encodedSize > Self.limit, let image = theme.layout.image else { return }
    all.removeAll { $0.category == .pageBackground }
    findings.append(ManagedLoginImageFault.total.diagnostic(of: image))
  }
}

/// Why managed login cannot have an image.
enum ManagedLoginImageFault: Hashable {
  case format
  case size
  case shape
  /// All images together are too large.
  case total
  case svg(CognitoSVG.Refusal)

  func diagnostic(of image: BrandImage) -> Diagnostic {
    let (code, message, hint) = words(image)
    return Diagnostic(
      .warning, "managed-login.\(code)", "managed login does not show this image: \(message)",
      at: SourceLocation(file: image.path), hint: hint)
  }

  private func words(_ image: BrandImage) -> (code: String, message: String, hint: String) {
    switch self {
    case .format:
      (
        "format", "it takes PNG, JPEG and SVG, not \(image.format.rawValue.uppercased())",
        "name a PNG, JPEG or SVG"
      )
    case .size:
      (
        "size", "it has \(image.bytes.count) bytes, \(ManagedLoginAsset.limit) are allowed",
        "make it smaller"
      )
    case .shape:
      (
        "shape", "a logo must be as wide as high, up to four times as wide",
        "an SVG is set on a canvas of that shape; or name one as 'logo.email'"
      )
    case .total:
      ("total", "with it the request has more than 2 MB", "make it smaller")
    case .svg(.names(let names)):
      (
        "svg", "its list for SVG has no \(names.map { "'\($0)'" }.joined(separator: ", "))",
        "draw it with plain shapes; a raster in 'logo.email' takes a logo's place"
      )
    case .svg(.size):
      ("svg", "an SVG needs a width, a height and a viewBox", "add width, height and viewBox")
    case .svg(.unreadable): ("svg", "it cannot be read again", "save it as plain SVG")
    }
  }
}
