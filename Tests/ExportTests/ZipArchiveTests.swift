import Testing

@testable import Export

@Suite struct ZipArchiveTests {
  /// Source: the check values that catalogues of checksums have for CRC-32.
  @Test(arguments: [
    ("", 0), ("123456789", 0xCBF4_3926),
    ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
  ])
  func `the checksum is that of ZIP`(_ text: String, _ sum: UInt32) {
    #expect(CRC32.checksum(Array(text.utf8)) == sum)
  }

  @Test func `an archive of nothing is its end alone`() {
    #expect(ZipArchive([]).bytes == Array("PK\u{5}\u{6}".utf8) + Array(repeating: 0, count: 18))
  }

  @Test func `a file is stored as it is, under its name`() {
    let bytes = ZipArchive([("a/b.json", Array("{}".utf8))]).bytes
    #expect(Array(bytes[30..<40]) == Array("a/b.json{}".utf8))
    // The directory follows, and the end says where.
    #expect(Array(bytes[40..<44]) == Array("PK\u{1}\u{2}".utf8))
    #expect(Array(bytes.suffix(6)) == [40, 0, 0, 0, 0, 0])
  }
}
