import Bindings

/// What an address in an image leads to.
struct SVGLink {
  enum Kind: Hashable {
    /// `#id`.
    case fragment(String)
    /// `data:` with a PNG, JPEG or WebP that is one; written anew.
    case raster(String)
    /// `data:` of such a type whose content is something else.
    case unusable(String)
    /// Anything else: another file, a script, a page.
    case outside
  }

  let kind: Kind

  init(_ value: String) {
    let trimmed = value.drop { $0.isWhitespace }
    if trimmed.hasPrefix("#"), trimmed.count > 1 {
      kind = .fragment(String(trimmed.dropFirst()))
      return
    }
    kind = Self.raster(String(trimmed)) ?? .outside
  }

  private static let types: [(String, BrandImage.Format)] = [
    ("data:image/png;base64,", .png), ("data:image/jpeg;base64,", .jpeg),
    ("data:image/jpg;base64,", .jpeg), ("data:image/webp;base64,", .webp),
  ]

  private static func raster(_ address: String) -> Kind? {
    let start = address.prefix(32).lowercased()
    guard let (type, format) = types.first(where: { start.hasPrefix($0.0) }) else { return nil }
    guard let bytes = Base64.decode(String(address.dropFirst(type.count))) else {
      return .unusable("no base64")
    }
    do throws(ImageFault) {
      guard let header = try RasterHeader.read(bytes) else { return .unusable("no image") }
      guard header.format == format else { return .unusable(header.format.name) }
      guard header.width > 0, header.height > 0 else { return .unusable("of no size") }
      let data = Base64.encode(Array(bytes.prefix(header.end)))
      return .raster("data:\(format.contentType);base64,\(data)")
    } catch { return .unusable("broken") }
  }
}
