/// An image or font file of a brand: recognised by its content, checked, and for SVG cleaned.
package struct BrandImage: Sendable {
  package enum Format: String, Hashable, Sendable, CaseIterable {
    case svg, png, jpeg, webp, ico, woff2

    package var contentType: String {
      switch self {
      case .svg: "image/svg+xml"
      case .png: "image/png"
      case .jpeg: "image/jpeg"
      case .webp: "image/webp"
      case .ico: "image/x-icon"
      case .woff2: "font/woff2"
      }
    }

    package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
  }

  package let format: Format
  /// The file's bytes; for SVG those of the cleaned document.
  package let bytes: [UInt8]
  /// Intrinsic size in CSS pixels; nil for fonts and for an SVG that states none.
  package let width: Double?
  package let height: Double?
  /// Where it was read: below the project's or the kit's folder.
  package let path: String

  package init(
    format: Format, bytes: [UInt8], width: Double?, height: Double?, path: String
  ) {
    self.format = format
    self.bytes = bytes
    self.width = width
    self.height = height
    self.path = path
  }
}

/// What a brand's file is for: which formats, sizes and weights it may have.
package enum ImageRole: String, Hashable, Sendable, CaseIterable {
  case logo, emailLogo, faviconSVG, faviconICO, touchIcon, stage, font
}
