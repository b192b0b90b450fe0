/// Source: ITU T.81, annex B; for the way up, Exif 2.32, section 4.6.
enum JPEGReader {
  private static let end = 0xD9
  private static let scan = 0xDA
  private static let application1 = 0xE1

  /// Walks from segment to segment, over the compressed data, up to the end of the image.
  static func read(_ reader: ByteReader) throws(ImageFault) -> RasterHeader {
    var size: (width: Int, height: Int)?
    var isTurned = false
    var offset = 2
    while let marker = reader[offset + 1] {
      guard reader[offset] == 0xFF else {
        throw .malformed("JPEG", what: "no marker at byte \(offset)")
      }
      if marker == 0xFF {
        // Fill bytes before a marker.
        offset += 1
        continue
      }
      if marker == end {
        guard let size else { throw .malformed("JPEG", what: "no frame") }
        return RasterHeader(
          format: .jpeg, width: isTurned ? size.height : size.width,
          height: isTurned ? size.width : size.height, end: offset + 2)
      }
      guard let length = reader.big(offset + 2, 2), offset + 2 + length <= reader.count else {
        break
      }
      guard length >= 2 else { throw .malformed("JPEG", what: "a segment without a length") }
      if isFrame(marker) {
        guard let height = reader.big(offset + 5, 2), let width = reader.big(offset + 7, 2) else {
          break
        }
        size = (width, height)
      }
      if marker == application1 { isTurned = turns(reader, offset + 4, length - 2) ?? isTurned }
      offset += 2 + length
      if marker == scan { offset = afterData(reader, offset) }
    }
    throw .truncated("JPEG")
  }

  /// Start of frame of any kind; C4, C8 and CC are tables.
  private static func isFrame(_ marker: Int) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }

  /// The next marker behind compressed data, in which FF 00 stands for FF and FF D0…D7 are restarts.
  private static func afterData(_ reader: ByteReader, _ start: Int) -> Int {
    var offset = start
    while let next = reader[offset + 1] {
      if reader[offset] == 0xFF, next != 0, !(0xD0...0xD7).contains(next) { return offset }
      offset += 1
    }
    return reader.count
  }

  /// Whether Exif data say that the image lies on its side (orientation 5 to 8); nil if they do not say.
  private static func turns(_ reader: ByteReader, _ start: Int, _ count: Int) -> Bool? {
    let end = start + count
    guard reader.has("Exif\0\0", at: start) else { return nil }
    let base = start + 6
    let isLittle = reader.has("II", at: base)
    func number(_ offset: Int, _ length: Int) -> Int? {
      guard offset >= start, offset + length <= end else { return nil }
      return isLittle ? reader.little(offset, length) : reader.big(offset, length)
    }
    guard let first = number(base + 4, 4), let count = number(base + first, 2) else { return nil }
    for index in 0..<count {
      let entry = base + first + 2 + index * 12
      guard let tag = number(entry, 2) else { return nil }
      if tag == 0x0112 { return number(entry + 8, 2).map { (5...8).contains($0) } }
    }
    return nil
  }
}
