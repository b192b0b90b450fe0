import Bindings
import Diagnostics
import Testing

@testable import Preview

@Suite struct PreviewServerTests {
  @Test func `a port that is taken is told with one that is free`() throws {
    let preview = try PreviewFixture()
    let first = try PreviewServer.start(files: preview.files, options: PreviewOptions(port: 0))
    defer { first.stop() }
    #expect(first.findings.filter { $0.severity == .error } == [])
    let port = try #require(Int(first.address.split(separator: ":").last ?? ""))
    do throws(Diagnostic) {
      _ = try PreviewServer.start(files: preview.files, options: PreviewOptions(port: port))
      Issue.record("two previews on one port")
    } catch {
      #expect(error.code == "preview.port.taken")
      #expect(error.message == "port \(port) is in use by another program")
      #expect(error.hint?.hasPrefix("port ") == true)
    }
  }

  @Test(
    arguments: [
      "a b/c", "", "app.test:9229", "http://app.test", "app..test", "app.test/", "*.test",
      "äpp.test",
    ])
  func `a name that is no host's is told before anything listens`(name: String) throws {
    let preview = try PreviewFixture()
    #expect {
      _ = try PreviewServer.start(
        files: preview.files, options: PreviewOptions(port: 0, allowedHosts: ["app.test", name]))
    } throws: { ($0 as? Diagnostic)?.message == "'\(name)' is no host name" }
  }

  @Test func `an address that is not this machine's is told`() throws {
    let preview = try PreviewFixture()
    #expect {
      _ = try PreviewServer.start(
        files: preview.files, options: PreviewOptions(port: 0, host: "203.0.113.7"))
    } throws: { ($0 as? Diagnostic)?.code == "preview.host" }
  }

  @Test(
    arguments: zip(
      [nil, "localhost", "0.0.0.0", "::", "192.168.1.20"],
      [
        ["127.0.0.1", "::1"], ["127.0.0.1", "::1"], ["0.0.0.0", "::1"], ["127.0.0.1", "::"],
        ["127.0.0.1", "::1", "192.168.1.20"],
      ]))
  func `loopback is always listened on`(host: String?, addresses: [String]) {
    #expect(PreviewOptions(host: host).addresses == addresses)
  }
}
