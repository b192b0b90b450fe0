/// Heads of image and font files, with as much behind them as a reader looks at.
enum Raster {
  static func png(_ width: Int, _ height: Int, padding: Int = 4) -> [UInt8] {
    chunks([
      ("IHDR", head(width, height)), ("IDAT", Array(repeating: 1, count: padding)), ("IEND", []),
    ])
  }

  static func head(_ width: Int, _ height: Int) -> [UInt8] {
    big(width, 4) + big(height, 4) + [8, 6, 0, 0, 0]
  }

  static func chunks(_ chunks: [(String, [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = [0x89] + Array("PNG\r\n\u{1A}\n".utf8)
    for (type, data) in chunks {
      bytes += big(data.count, 4)
      bytes += type.utf8
      bytes += data + [0, 0, 0, 0]
    }
    return bytes
  }

  static func jpeg(_ width: Int, _ height: Int, orientation: Int? = nil) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8]
    if let orientation {
      let entry = big(0x0112, 2) + big(3, 2) + big(1, 4) + big(orientation, 2) + [0, 0]
      let exif = Array("Exif\0\0MM\0*".utf8) + big(8, 4) + big(1, 2) + entry + big(0, 4)
      bytes += [0xFF, 0xE1] + big(exif.count + 2, 2) + exif
    }
    bytes += [0xFF, 0xC2, 0, 11, 8] + big(height, 2) + big(width, 2) + [1, 1, 0x11, 0]
    bytes += [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4]
    return bytes + [0xFF, 0xD9]
  }

  /// - Parameter length: what the head says, if not the truth.
  static func webp(_ type: String, _ data: [UInt8], length: Int? = nil) -> [UInt8] {
    let chunk = Array("WEBP\(type)".utf8) + little(data.count, 4) + data
    return Array("RIFF".utf8) + little(length ?? chunk.count, 4) + chunk
  }

  static func lossy(_ width: Int, _ height: Int) -> [UInt8] {
    [0x10, 0, 0, 0x9D, 1, 0x2A] + little(width, 2) + little(height, 2)
  }

  static func lossless(_ width: Int, _ height: Int) -> [UInt8] {
    [0x2F] + little((width - 1) | (height - 1) << 14, 4) + [0]
  }

  /// One image of four bytes for each size; 0 is 256.
  static func ico(_ sizes: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0, 0, 1, 0] + little(sizes.count, 2)
    for (index, size) in sizes.enumerated() {
      let offset = 6 + sizes.count * 16 + index * 4
      bytes += [size, size, 0, 0, 1, 0, 32, 0] + little(4, 4) + little(offset, 4)
    }
    return bytes + Array(repeating: 7, count: sizes.count * 4)
  }

  static func woff2(_ length: Int, tables: Int = 1) -> [UInt8] {
    let head =
      Array("wOF2".utf8) + [0, 1, 0, 0] + big(length, 4) + big(tables, 2) + [0, 0] + big(200, 4)
      + big(length - 48, 4)
    return head + Array(repeating: 0, count: length - head.count)
  }

  private static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(number >> (8 * (count - 1 - $0)) & 255) }
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(number >> (8 * $0) & 255) }
  }
}
