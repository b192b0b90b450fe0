import Testing

@testable import Preview

@Suite struct HostCheckTests {
  private let check = HostCheck(["Build-Box", "preview.example.com"])

  @Test(arguments: [
    "evil.example", "localhost.evil.example", "evil.example:9229", "localhost.", "127.0.0.1.nip.io",
    "127.0.0.1.evil.example", "notlocalhost", "a.b.localhost", "-a.localhost", ".localhost",
    "a_b.localhost", "", ":9229", "localhost:", "localhost:99999999", "localhost:80a", "[::1",
    "[::1]x", "[evil]", "localhost/", "user@localhost", "1.2.3", "1.2.3.256", "1.2.3.4.5",
    "other-box", "preview.example.com.evil.example", "xn--localhost",
    "é.localhost", "[é]", "[::1\u{301}]", "localhost:8\u{301}0", "localhost\u{301}",
  ])
  func `a name that somebody else can point here is refused`(value: String) {
    #expect(check.name([value]) == nil)
  }

  @Test func `no name and two names are refused`() {
    #expect(check.name([]) == nil)
    #expect(check.name(["localhost", "localhost"]) == nil)
  }

  @Test(
    arguments: zip(
      [
        "localhost", "LocalHost:9229", "acme.localhost:80", "127.0.0.1:9229", "[::1]:9229",
        "192.168.1.20", "build-box:1", "preview.example.com",
      ],
      [
        "localhost", "localhost", "acme.localhost", "127.0.0.1", "[::1]", "192.168.1.20",
        "build-box", "preview.example.com",
      ]))
  func `names of the machine, addresses and allowed names are let in`(value: String, name: String) {
    #expect(check.name([value]) == name)
  }

  @Test(
    arguments: zip(["localhost", "acme.localhost", "127.0.0.1"], [nil, "acme", nil]))
  func `the label before localhost is a tenant`(name: String, tenant: String?) {
    #expect(HostCheck.tenant(of: name) == tenant)
  }
}
