import Bindings
import Testing

@Suite struct Base64URLTests {
  @Test(arguments: ["A", "AA==", "A+/A", "AA A", "AB", "AAB", "Ä"])
  func `a text that is not the one spelling of some bytes is refused`(text: String) {
    #expect(Base64URL.decode(text) == nil)
  }

  @Test(
    arguments: zip(
      [[], [0xfb], [0xfb, 0xff], [0xfb, 0xff, 0xbf], [3, 236, 255, 224, 193]],
      ["", "-w", "-_8", "-_-_", "A-z_4ME"]))
  func `bytes become letters and come back`(bytes: [UInt8], text: String) {
    #expect(Base64URL.encode(bytes) == text)
    #expect(Base64URL.decode(text) == bytes)
  }

  /// Source: RFC 7636 appendix B.
  @Test func `the challenge of RFC 7636 comes out`() {
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    #expect(
      Base64URL.encode(SHA256.hash(Array(verifier.utf8)))
        == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }
}
