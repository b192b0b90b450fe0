import Bindings
import Testing

@Suite struct HTTPTargetTests {
  @Test(arguments: [
    "", "login", "http://localhost/", "*", "/%", "/%4", "/%zz", "/a%00b", "/?a=%00", "/%ff", "/?%",
  ])
  func `what cannot be decoded is no target`(text: String) {
    #expect(HTTPTarget(text) == nil)
  }

  @Test(
    arguments: zip(
      ["/", "/a/b", "/a/b/", "//a", "/a%2Fb", "/..%2f..", "/gr%C3%BC%C3%9F", "/a+b#c"],
      [[], ["a", "b"], ["a", "b"], ["a"], ["a/b"], ["../.."], ["grüß"], ["a+b"]]))
  func `a path is its decoded segments`(text: String, segments: [String]) {
    #expect(HTTPTarget(text)?.segments == segments)
  }

  @Test func `a query's values are decoded as forms send them`() {
    let target = HTTPTarget("/x?state=wrong+password&tenant=a%26b&flag&=v&a=1=2&&a=2")
    #expect(
      target?.query == [
        HTTPField("state", "wrong password"), HTTPField("tenant", "a&b"), HTTPField("flag", ""),
        HTTPField("", "v"), HTTPField("a", "1=2"), HTTPField("a", "2"),
      ])
  }

  @Test func `an encoded text comes back as it was`() {
    let text = "a/b?c&d=é +%\"<"
    #expect(HTTPTarget("/" + PercentCoding.encode(text))?.segments == [text])
  }
}
