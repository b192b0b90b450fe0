/// Source: WOFF File Format 2.0, section 4.
enum WOFF2Reader {
  private static let headLength = 48

  static func read(_ reader: ByteReader) throws(ImageFault) -> RasterHeader {
    guard let length = reader.big(8, 4), let tables = reader.big(12, 2),
      let compressed = reader.big(20, 4), length <= reader.count, headLength <= reader.count
    else { throw .truncated("WOFF2") }
    guard tables > 0, compressed > 0, headLength + compressed <= length else {
      throw .malformed("WOFF2", what: "no tables in it")
    }
    return RasterHeader(format: .woff2, width: 0, height: 0, end: length)
  }
}
