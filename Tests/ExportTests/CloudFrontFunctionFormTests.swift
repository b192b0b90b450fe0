import Bindings
import Diagnostics
import Export
import Site
import TestSupport
import Testing

@Suite struct CloudFrontFunctionFormTests {
  private func form(_ program: String?) throws -> CloudFrontFunctionForm {
    let folder = try TemporaryFolder()
    if let program { try folder.write(program, to: "templates/deploy/cloudfront-function.js") }
    return try CloudFrontFunctionForm(
      files: LayeredFiles(disk: LocalDisk(), roots: [folder.path]))
  }

  @Test(arguments: [
    (nil, "deploy.function.missing"), ("", "deploy.function.marker"),
    ("let site = {};\nfunction handler() {}\n", "deploy.function.marker"),
  ])
  func `a program that cannot take settings is refused`(program: String?, code: String) throws {
    let error = #expect(throws: Diagnostic.self) { try form(program) }
    #expect(error?.code == code)
  }

  @Test func `a program past CloudFront's limit is an error`() throws {
    let form = try form("var site = {};\n//" + String(repeating: "x", count: 10_240))
    let made = form.files(for: try SampleSite.make())
    #expect(made.value == nil)
    #expect(made.findings.map(\.code) == ["deploy.function.size"])
  }

  @Test func `the line of settings is the tenant's, the rest is as it was`() throws {
    let form = try form("// before\nvar site = {\"root\": \"/\"};\n// after\n")
    let made = form.files(for: try SampleSite.make(url: "https://app.example/login/"))
    let text = String(decoding: try #require(made.value?.first).bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4)
    #expect(lines[0] == "// before")
    #expect(
      lines[1].hasPrefix(#"var site = {"root":"/login/","locales":["en","de"],"pages":["login","#))
    #expect(lines[1].hasSuffix("};"))
    #expect(lines[2] == "// after")
  }

  @Test func `another program is another digest`() throws {
    #expect(try form("var site = 1\n").digest != form("var site = 2\n").digest)
  }
}
