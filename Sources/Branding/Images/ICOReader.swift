/// A list of images of different sizes, each a PNG or a bitmap without its file head.
enum ICOReader {
  /// The size of the largest image.
  static func read(_ reader: ByteReader) throws(ImageFault) -> RasterHeader {
    guard let count = reader.little(4, 2) else { throw .truncated("ICO") }
    guard count > 0 else { throw .malformed("ICO", what: "no image in it") }
    var width = 0
    var height = 0
    var end = 0
    for index in 0..<count {
      let entry = 6 + index * 16
      guard let length = reader.little(entry + 8, 4), let offset = reader.little(entry + 12, 4),
        offset + length <= reader.count
      else { throw .truncated("ICO") }
      guard length > 0, offset >= 6 + count * 16 else {
        throw .malformed("ICO", what: "image \(index + 1) has no place")
      }
      // 0 stands for 256.
      width = max(width, reader[entry].map { $0 == 0 ? 256 : $0 } ?? 0)
      height = max(height, reader[entry + 1].map { $0 == 0 ? 256 : $0 } ?? 0)
      end = max(end, offset + length)
    }
    return RasterHeader(format: .ico, width: width, height: height, end: end)
  }
}
