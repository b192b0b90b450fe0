import Bindings
import Testing

@Suite struct BigNumberTests {
  @Test(arguments: ["", "-1", "0x10", "12 34", "g"])
  func `a text that is no number is refused`(text: String) {
    #expect(BigNumber(hex: text) == nil)
  }

  @Test(
    arguments: zip(["0", "000", "F", "0ff", "ABC", "0100"], ["0", "0", "f", "ff", "abc", "100"]))
  func `hexadecimal digits lose their leading zeros`(text: String, expected: String) {
    #expect(BigNumber(hex: text)?.hex == expected)
  }

  @Test func `bytes are big-endian and minimal`() {
    #expect(BigNumber(bytes: [0, 0, 1, 2]).bytes == [1, 2])
    #expect(BigNumber(bytes: []).bytes == [])
    #expect(BigNumber(0x1_0203).bytes == [1, 2, 3])
    #expect(BigNumber(0).isZero)
  }

  @Test func `arithmetic wraps at the modulus`() {
    let seven = BigNumber(7)
    #expect(BigNumber(3).power(BigNumber(4), modulo: seven) == BigNumber(4))
    #expect(BigNumber(5).multiplied(by: BigNumber(6), modulo: seven) == BigNumber(2))
    #expect(BigNumber(5).adding(BigNumber(6), modulo: seven) == BigNumber(4))
    #expect(BigNumber(2).subtracting(BigNumber(5), modulo: seven) == BigNumber(4))
    #expect(BigNumber(23).remainder(modulo: seven) == BigNumber(2))
    #expect(BigNumber(2) < BigNumber(3))
  }
}
