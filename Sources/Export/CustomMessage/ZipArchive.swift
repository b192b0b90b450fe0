/// Files as one ZIP archive, not compressed: the same files are the same bytes, on every machine.
///
/// What a compressor makes of them differs from one version of it to the next. Each file has the first day
/// that the format knows and can be read by everybody (`-rw-r--r--`), as Lambda needs it.
///
/// Source: PKWARE, .ZIP File Format Specification 6.3.10, sections 4.3 and 4.4.
struct ZipArchive {
  /// Files that an archive may have: more, or four gigabytes, would need the format's larger fields.
  static let fileLimit = 65_535

  private(set) var bytes: [UInt8] = []

  /// - Parameter files: names in ASCII, `/` between folders.
  init(_ files: [(name: String, bytes: [UInt8])]) {
    var directory = ZipField()
    var local = ZipField()
    for file in files {
      var entry = ZipField()
      entry.put(version, 2)
      entry.put(0, 2)  // no flags
      entry.put(0, 2)  // stored
      entry.put(0, 2)  // midnight
      entry.put(0x0021, 2)  // 1980-01-01
      entry.put(Int(CRC32.checksum(file.bytes)), 4)
      entry.put(file.bytes.count, 4)
      entry.put(file.bytes.count, 4)
      entry.put(file.name.utf8.count, 2)
      entry.put(0, 2)  // nothing extra

      directory.put(0x0201_4b50, 4)
      directory.put(0x0300 | version, 2)  // made on Unix, whose permissions follow
      directory.bytes += entry.bytes
      directory.put(0, 6)  // no comment, first disk, no text
      directory.put(0o100644 << 16, 4)
      directory.put(local.bytes.count, 4)
      directory.bytes += file.name.utf8

      local.put(0x0403_4b50, 4)
      local.bytes += entry.bytes
      local.bytes += file.name.utf8
      local.bytes += file.bytes
    }
    var end = ZipField()
    end.put(0x0605_4b50, 4)
    end.put(0, 4)  // one disk
    end.put(files.count, 2)
    end.put(files.count, 2)
    end.put(directory.bytes.count, 4)
    end.put(local.bytes.count, 4)
    end.put(0, 2)  // no comment
    bytes = local.bytes + directory.bytes + end.bytes
  }

  /// Of the format that a reader must know: 2.0.
  private let version = 20
}

/// Numbers as the format has them: the lowest byte first.
private struct ZipField {
  var bytes: [UInt8] = []

  mutating func put(_ number: Int, _ count: Int) {
    for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}

/// The checksum of ZIP. Source: ISO/IEC 3309, annex A, with the polynomial's bits turned round.
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in
      sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
    }
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let table = table
    return ~bytes.reduce(~0) { sum, byte in
      table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8
    }
  }
}
