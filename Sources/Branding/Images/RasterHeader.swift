/// What the head of an image or font file says: its format, its size, and where its data ends.
struct RasterHeader: Hashable {
  let format: BrandImage.Format
  /// Pixels; 0 for fonts.
  let width: Int
  let height: Int
  /// Bytes of the file that belong to it.
  let end: Int

  /// Recognises a file by its content and walks through it as far as needed to see that it is whole;
  /// pixels are not decoded. Nil for a file that is none of the formats with a head.
  static func read(_ bytes: [UInt8]) throws(ImageFault) -> RasterHeader? {
    let reader = ByteReader(bytes: bytes)
    guard let format = format(of: reader) else { return nil }
    switch format {
    case .png: return try PNGReader.read(reader)
    case .jpeg: return try JPEGReader.read(reader)
    case .webp: return try WebPReader.read(reader)
    case .ico: return try ICOReader.read(reader)
    case .woff2: return try WOFF2Reader.read(reader)
    case .svg: return nil
    }
  }

  private static func format(of reader: ByteReader) -> BrandImage.Format? {
    if reader.has("PNG\r\n\u{1A}\n", at: 1), reader[0] == 0x89 { return .png }
    if reader.big(0, 3) == 0xFFD8FF { return .jpeg }
    if reader.has("RIFF", at: 0), reader.has("WEBP", at: 8) { return .webp }
    if reader.big(0, 4) == 0x0000_0100 { return .ico }
    if reader.has("wOF2", at: 0) { return .woff2 }
    return nil
  }

  /// The name, with its article, of a format that people try and that browsers or mail cannot show,
  /// or that is larger than it need be.
  static func unsupportedName(of bytes: [UInt8]) -> String? {
    let reader = ByteReader(bytes: bytes)
    if reader.has("GIF8", at: 0) { return "a GIF" }
    if reader.has("BM", at: 0), reader.little(2, 4) == bytes.count { return "a BMP" }
    if reader.has("%PDF", at: 0) { return "a PDF" }
    if reader.has("%!PS", at: 0) { return "an EPS" }
    if reader.has("8BPS", at: 0) { return "a Photoshop file" }
    if reader.has("II*\0", at: 0) || reader.has("MM\0*", at: 0) { return "a TIFF" }
    if reader.has("ftypavif", at: 4) { return "an AVIF" }
    if reader.has("ftyphei", at: 4) { return "a HEIC" }
    if reader.big(0, 4) == 0x0000_0200 { return "a cursor" }
    if reader.big(0, 2) == 0x1F8B { return "a compressed file" }
    if reader.has("PK\u{3}\u{4}", at: 0) { return "a ZIP archive" }
    if reader.has("wOFF", at: 0) { return "a WOFF font of version 1" }
    if reader.has("OTTO", at: 0) { return "an OpenType font" }
    if reader.big(0, 4) == 0x0001_0000 || reader.has("true", at: 0) { return "a TrueType font" }
    return nil
  }
}
