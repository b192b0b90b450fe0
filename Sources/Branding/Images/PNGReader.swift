/// Source: PNG (Third Edition), sections 5 and 11.
enum PNGReader {
  /// Walks from chunk to chunk up to `IEND`.
  static func read(_ reader: ByteReader) throws(ImageFault) -> RasterHeader {
    guard reader.has("IHDR", at: 12), reader.big(8, 4) == 13 else {
      throw reader.count < 33 ? .truncated("PNG") : .malformed("PNG", what: "no IHDR at its head")
    }
    guard let width = reader.big(16, 4), let height = reader.big(20, 4) else {
      throw .truncated("PNG")
    }
    var hasPixels = false
    var offset = 8
    while let length = reader.big(offset, 4), reader.big(offset + 4, 4) != nil {
      // Length, type and checksum are 12 bytes beside the data.
      let end = offset + 12 + length
      guard end <= reader.count else { throw .truncated("PNG") }
      if reader.has("IDAT", at: offset + 4) { hasPixels = true }
      if reader.has("IEND", at: offset + 4) {
        guard hasPixels else { throw .malformed("PNG", what: "no pixels") }
        return RasterHeader(format: .png, width: width, height: height, end: end)
      }
      offset = end
    }
    throw .truncated("PNG")
  }
}
