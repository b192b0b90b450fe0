import Bindings
import Testing

@Suite struct PercentCodingTests {
  @Test(
    arguments: zip(
      ["aZ09-._~", "a b", "a+b", "é", "/?#[]@!$&'()*,;=%", "\u{0}\n", ""],
      [
        "aZ09-._~", "a%20b", "a%2Bb", "%C3%A9",
        "%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2C%3B%3D%25",
        "%00%0A", "",
      ]))
  func `all but unreserved letters are bytes in hexadecimal`(text: String, encoded: String) {
    #expect(PercentCoding.encode(text) == encoded)
  }

  @Test func `a blank is a plus in forms only`() {
    #expect(PercentCoding.encode("a b+c", isForm: true) == "a+b%2Bc")
    #expect(PercentCoding.decode("a+b%2bc".utf8, isForm: true) == "a b+c")
    #expect(PercentCoding.decode("a+b".utf8) == "a+b")
  }

  @Test(arguments: ["%", "%4", "%zz", "%4 ", "a%00", "\u{0}", "%ff", "%C3"])
  func `what cannot be decoded is nothing`(text: String) {
    #expect(PercentCoding.decode(text.utf8) == nil)
    #expect(PercentCoding.decode(text.utf8, isForm: true) == nil)
  }

  @Test func `each field is read by itself`() {
    #expect(
      PercentCoding.fields("a=1=2&&b&=c&d=%ff&%=e&a=3".utf8) == [
        HTTPField("a", "1=2"), HTTPField("b", ""), HTTPField("", "c"), nil, nil,
        HTTPField("a", "3"),
      ])
  }
}
