import Testing

@testable import CognitoMock

@Suite struct TimeBasedCodeTests {
  static let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

  /// Source: RFC 6238 appendix B, the last six of eight digits.
  @Test(
    arguments: zip(
      [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000],
      ["287082", "081804", "050471", "005924", "279037", "353130"]))
  func `the codes of RFC 6238 come out`(time: Int, code: String) {
    #expect(TimeBasedCode.code(secret: Self.secret, step: time / 30) == code)
    #expect(
      TimeBasedCode.matchingStep(code, secret: Self.secret, at: Double(time)) == time / 30)
  }

  @Test func `a code is good one step before and after, and no longer`() {
    let code = "287082"  // Step 1: seconds 30 to 59.
    for time in [0.0, 29, 30, 59, 60, 89.9] {
      #expect(TimeBasedCode.matchingStep(code, secret: Self.secret, at: time) == 1)
    }
    #expect(TimeBasedCode.matchingStep(code, secret: Self.secret, at: 90) == nil)
  }

  @Test func `base 32 comes back, and nothing else does`() {
    #expect(Base32.encode(Array("12345678901234567890".utf8)) == Self.secret)
    #expect(Base32.decode(Self.secret) == Array("12345678901234567890".utf8))
    #expect(Base32.encode([UInt8](repeating: 255, count: 32)).count == 52)
    #expect(Base32.decode("gezd") == nil)
    #expect(Base32.decode("A1") == nil)
  }
}
