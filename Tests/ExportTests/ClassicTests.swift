import Bindings
import Diagnostics
import Site
import Syntax
import TestSupport
import Testing

@testable import Export

@Suite struct ClassicStyleCheckTests {
  @Test(arguments: [
    (".x { color: #fff; }", "'.x' is no class of Cognito's classic pages"),
    ("body { color: #fff; }", "'body' is no class of Cognito's classic pages"),
    (
      ".legalText-customizable, .x { color: #fff; }",
      "'.legalText-customizable, .x' is no class of Cognito's classic pages"
    ),
    ("@import 'x.css';", "'@import' is not allowed in the classic style sheet"),
    (
      "@media print { .legalText-customizable { color: #fff; } }",
      "'@media' is not allowed in the classic style sheet"
    ),
    (
      ".legalText-customizable { font-family: Didot; }",
      "'font-family' cannot be set for '.legalText-customizable'"
    ),
    (
      ".inputField-customizable { border-radius: 4px; }",
      "'border-radius' cannot be set for '.inputField-customizable'"
    ),
    (
      ".legalText-customizable { color: red; }",
      "'red' is no value of 'color' for '.legalText-customizable'"
    ),
    (
      ".legalText-customizable { color: rgb(0, 0, 0); }",
      "'rgb(0, 0, 0)' is no value of 'color' for '.legalText-customizable'"
    ),
    (
      ".background-customizable { background-color: url(x.png); }",
      "'url(x.png)' is no value of 'background-color' for '.background-customizable'"
    ),
    (
      ".logo-customizable { max-width: 60px; }",
      "'60px' is no value of 'max-width' for '.logo-customizable'"
    ),
    (
      ".label-customizable { font-weight: 450; }",
      "'450' is no value of 'font-weight' for '.label-customizable'"
    ),
    (
      ".inputField-customizable { border: 1px dashed #000; }",
      "'1px dashed #000' is no value of 'border' for '.inputField-customizable'"
    ),
    (
      ".legalText-customizable { color: #fff; } /* é */",
      "the classic style sheet has a character outside of ASCII"
    ),
    (".legalText-customizable { color: #fff; } /* x */", "the classic style sheet has a comment"),
    (".legalText-customizable { color: #fff;", "the classic style sheet has a fault in its syntax"),
  ])
  func `what Cognito does not take is a fault`(css: String, message: String) {
    #expect(ClassicStyleCheck.faults(of: css).first?.message == message)
  }

  @Test func `a sheet of more than three kilobytes is a fault`() {
    let rule = ".legalText-customizable { color: #ffffff; }\n"
    #expect(ClassicStyleCheck.faults(of: String(repeating: rule, count: 69)) == [])
    #expect(
      ClassicStyleCheck.faults(of: String(repeating: rule, count: 70)) == [.size(70 * 44)])
  }

  @Test func `states of a class are known by themselves`() {
    let css = ".inputField-customizable:focus { border-color: #123456; outline: 0; }"
    #expect(ClassicStyleCheck.faults(of: css) == [])
  }
}

@Suite struct ClassicFormTests {
  private func made(_ brand: String, _ files: [String: [UInt8]] = [:]) throws -> Checked<
    [OutputFile]
  > {
    ClassicForm().files(
      for: try SampleSite.make(theme: try SampleTheme.make(brand, files: files)))
  }

  @Test func `a pool without a domain has no classic pages`() throws {
    #expect(ClassicForm().files(for: try SampleSite.make(domain: nil)).paths == [])
  }

  @Test func `a logo that leaves no room in the request is left out with a warning`() throws {
    let made = try made(
      #"{"logo": "logo.png"}"#, ["logo.png": SampleTheme.png(350, 178, padding: 97_000)])
    #expect(made.codes == ["warning classic.logo.size"])
    #expect(made.paths.contains("cognito/classic-logo.png") == false)
    #expect(
      made.text("cognito/calls/web.set-ui-customization.json")?.contains("ImageFile") == false)
  }

  @Test func `an SVG without a raster leaves the pages without a logo`() throws {
    let theme = try SampleTheme.withLogo(SampleTheme.svg(80, 20))
    let made = ClassicForm().files(for: try SampleSite.make(theme: theme))
    #expect(
      made.paths == [
        "cognito/calls/web.set-ui-customization.json", "cognito/classic.css",
      ])
  }

  @Test func `a ground on which labels cannot be read becomes white`() throws {
    let made = try made(##"{"color": {"primary": "#88aaff", "surface": "#101010"}}"##)
    #expect(made.codes == ["warning classic.surface"])
    let css = try #require(made.text("cognito/classic.css"))
    #expect(css.contains("background-color: #ffffff"))
    #expect(css.contains("#101010") == false)
  }

  @Test func `the raster for mail is the logo, byte for byte`() throws {
    let png = SampleTheme.png(160, 40)
    let theme = try SampleTheme.withLogo(
      SampleTheme.svg(80, 20), more: ", \"email\": \"mail.png\"", files: ["mail.png": png])
    let made = ClassicForm().files(for: try SampleSite.make(theme: theme))
    #expect(made.value?.first { $0.path == "cognito/classic-logo.png" }?.bytes == png)
    let call = try #require(made.text("cognito/calls/web.set-ui-customization.json"))
    #expect(call.contains("\"ImageFile\": \"\(Base64.encode(png))\""))
  }

  @Test func `the style sheet of a brand`() throws {
    let made = try made(##"{"color": {"primary": "#0b5fff"}, "shape": {"border": 2}}"##)
    #expect(made.findings.isEmpty)
    try Golden.check(try #require(made.text("cognito/classic.css")), "classic.css")
  }

  @Test func `sheets of two hundred random brands keep the list`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let color = (0..<3).map { _ in Hex.encode([UInt8.random(in: 0...255, using: &random)]) }
      let theme = try SampleTheme.make("{\"color\": {\"primary\": \"#\(color.joined())\"}}")
      #expect(ClassicStyleCheck.faults(of: ClassicStyles(theme).text) == [])
    }
  }
}
