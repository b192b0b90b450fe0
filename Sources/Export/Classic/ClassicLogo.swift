import Branding
import Diagnostics

/// The logo of Cognito's classic pages: the theme's raster, if the service takes it.
struct ClassicLogo {
  let image: BrandImage

  /// Bytes of the file.
  static let limit = 100_000
  /// Bytes of the whole request, the logo in base64 and what is around it included.
  static let requestLimit = 135_000
  private static let frame = 5_000

  /// `classic-logo.png`; `.jpg` for a JPEG.
  var fileName: String { "classic-logo.\(image.format.fileExtension)" }

  /// The raster for mail, else the logo itself where it is one. Of an SVG without a raster the theme has
  /// been warned already.
  static func candidate(_ theme: Theme) -> ClassicLogo? {
    guard let logo = theme.logo else { return nil }
    let image = logo.email ?? logo.image
    return image.format == .png || image.format == .jpeg ? ClassicLogo(image: image) : nil
  }

  /// What keeps it from being taken together with a style sheet of so many bytes; nil for nothing.
  func finding(besides css: Int) -> Diagnostic? {
    let encoded = (image.bytes.count + 2) / 3 * 4
    let room = (Self.requestLimit - Self.frame - css) / 4 * 3
    if encoded <= room / 3 * 4, image.bytes.count <= Self.limit { return nil }
    return Diagnostic(
      .warning, "classic.logo.size",
      "the logo has \(image.bytes.count) bytes, and Cognito's classic pages take \(room) beside "
        + "this style sheet: they show none",
      at: SourceLocation(file: image.path),
      hint: "'lintel logo' makes a smaller one from an SVG")
  }
}
