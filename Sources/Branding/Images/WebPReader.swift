/// Source: RFC 9649 (WebP), sections 2.4 to 2.7.
enum WebPReader {
  static func read(_ reader: ByteReader) throws(ImageFault) -> RasterHeader {
    guard let length = reader.little(4, 4) else { throw .truncated("WebP") }
    guard 8 + length <= reader.count else { throw .truncated("WebP") }
    // The padding byte behind an odd length is sometimes missing.
    let end = min(8 + length + (length & 1), reader.count)
    // The size stands in the first 30 bytes, and must be the image's own.
    guard end >= 25 else { throw .malformed("WebP", what: "no image at its head") }
    let (width, height) = try size(reader)
    guard reader.has("VP8L", at: 12) || end >= 30 else {
      throw .malformed("WebP", what: "no image at its head")
    }
    return RasterHeader(format: .webp, width: width, height: height, end: end)
  }

  /// What the first chunk says.
  private static func size(_ reader: ByteReader) throws(ImageFault) -> (width: Int, height: Int) {
    if reader.has("VP8X", at: 12) {
      guard let width = reader.little(24, 3), let height = reader.little(27, 3) else {
        throw .truncated("WebP")
      }
      return (width + 1, height + 1)
    }
    if reader.has("VP8L", at: 12) {
      guard let bits = reader.little(21, 4) else { throw .truncated("WebP") }
      if reader[20] == 0x2F { return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1) }
    }
    if reader.has("VP8 ", at: 12) {
      guard let width = reader.little(26, 2), let height = reader.little(28, 2) else {
        throw .truncated("WebP")
      }
      if reader.big(23, 3) == 0x9D012A { return (width & 0x3FFF, height & 0x3FFF) }
    }
    throw .malformed("WebP", what: "no image at its head")
  }
}
