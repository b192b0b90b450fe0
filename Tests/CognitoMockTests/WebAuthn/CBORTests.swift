import Bindings
import Testing

@testable import CognitoMock

@Suite struct CBORTests {
  /// Source: RFC 8949 appendix A, and what is left out on purpose.
  @Test(
    arguments: [
      "", "18", "1901", "1bffffffffffffffff", "41", "6161ff80", "61ff", "82 01", "a1 01",
      "9f01ff", "c001", "f90000", "5affffffff", "9bffffffffffffffff",
      "818181818181818181", "f8",
    ])
  func `what is cut off, too deep or of another kind is refused`(hex: String) {
    let bytes = Hex.decode(hex.filter { $0 != " " }) ?? []
    let read = CBORValue.read(bytes)
    #expect(read == nil || read?.length != bytes.count)
  }

  @Test(
    arguments: [
      ("00", CBORValue.integer(0)), ("17", .integer(23)), ("1818", .integer(24)),
      ("1903e8", .integer(1000)), ("1a000f4240", .integer(1_000_000)), ("20", .integer(-1)),
      ("3903e7", .integer(-1000)), ("44 01020304", .bytes([1, 2, 3, 4])),
      ("64 49455446", .text("IETF")), ("f4", .flag(false)), ("f5", .flag(true)), ("f6", .null),
      ("83 01 02 03", .array([.integer(1), .integer(2), .integer(3)])),
      ("a1 61 61 01", .map([[.text("a"), .integer(1)]])),
    ])
  func `values come out`(hex: String, value: CBORValue) {
    let bytes = Hex.decode(hex.filter { $0 != " " }) ?? []
    #expect(CBORValue.read(bytes)?.value == value)
    #expect(CBORValue.read(bytes)?.length == bytes.count)
  }
}
