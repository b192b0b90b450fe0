import Diagnostics

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

extension BrandImage {
  /// An SVG whose ids and references to them begin with `prefix`, so that several stand in one page; any
  /// other file as it is.
  package func withIDs(prefixedBy prefix: String) -> BrandImage {
    guard format == .svg else { return self }
    let file = SourceFile(name: path, bytes: bytes)
    guard let svg = SVGCleaner.clean(file, idPrefix: prefix).value else { return self }
    return BrandImage(format: .svg, bytes: svg.bytes, width: width, height: height, path: path)
  }
}
