import Bindings
import Diagnostics
import Site
import Syntax
import TestSupport
import Testing

@testable import Export

@Suite struct ManagedLoginFormTests {
  private func made(_ brand: String, _ files: [String: [UInt8]] = [:]) throws -> Checked<
    [OutputFile]
  > {
    ManagedLoginForm().files(
      for: try SampleSite.make(theme: try SampleTheme.make(brand, files: files)))
  }

  private func assets(_ made: Checked<[OutputFile]>) -> [String] {
    made.paths.filter { $0.hasPrefix("cognito/assets/") }.map { String($0.dropFirst(15)) }
  }

  private func messages(_ made: Checked<[OutputFile]>) -> [String] {
    made.findings.map { "\($0.location?.file ?? "") \($0.severity): \($0.message)" }
  }

  @Test func `the Lite plan has none, which is said once a pool`() throws {
    let made = ManagedLoginForm().files(for: try SampleSite.make(tier: .lite))
    #expect(made.paths == [])
    #expect(made.codes == ["note managed-login.lite"])
  }

  @Test func `a pool without a domain has none`() throws {
    #expect(ManagedLoginForm().files(for: try SampleSite.make(domain: nil)).paths == [])
  }

  @Test func `a raster logo of another shape is left out with a warning`() throws {
    let made = try made(#"{"logo": "logo.png"}"#, ["logo.png": SampleTheme.png(410, 100)])
    #expect(
      messages(made) == [
        "logo.png warning: managed login does not show this image: "
          + "a logo must be as wide as high, up to four times as wide"
      ])
    #expect(assets(made) == [])
    #expect(made.text("cognito/managed-login.txt")?.contains("  logo.height") == true)
  }

  @Test(arguments: [(400, 100), (100, 100)])
  func `a raster logo at the limits of shape is taken`(width: Int, height: Int) throws {
    let made = try made(#"{"logo": "logo.png"}"#, ["logo.png": SampleTheme.png(width, height)])
    #expect(assets(made) == ["form-logo.dynamic.png"])
  }

  @Test func `an SVG that Cognito refuses gives way to the raster`() throws {
    let svg = SampleTheme.svg(
      30, 10, "<defs><path id=\"a\" d=\"M0 0h9v9z\"/></defs><use href=\"#a\"/>")
    let alone = ManagedLoginForm().files(
      for: try SampleSite.make(theme: try SampleTheme.withLogo(svg)))
    #expect(
      messages(alone) == [
        "logo.svg warning: managed login does not show this image: its list for SVG has no 'use'"
      ])
    let theme = try SampleTheme.withLogo(
      svg, more: ", \"email\": \"mail.png\"", files: ["mail.png": SampleTheme.png(300, 100)])
    let both = ManagedLoginForm().files(for: try SampleSite.make(theme: theme))
    #expect(both.findings.isEmpty)
    #expect(assets(both) == ["form-logo.dynamic.png"])
  }

  @Test func `an image of more than a megabyte is left out with a warning`() throws {
    let made = try made(
      #"{"layout": {"variant": "full", "image": "stage.png"}}"#,
      ["stage.png": SampleTheme.png(1600, 900, padding: 1_000_000)])
    #expect(
      messages(made) == [
        "stage.png warning: managed login does not show this image: "
          + "it has 1000057 bytes, 1000000 are allowed"
      ])
    #expect(assets(made) == [])
  }

  @Test func `images of more than two megabytes together lose the page's`() throws {
    let logo = SampleTheme.png(300, 100, padding: 400_000)
    let made = try made(
      """
      {"logo": {"src": "logo.png", "dark": "dark.png"},
       "layout": {"variant": "full", "image": "stage.png"}}
      """,
      [
        "logo.png": logo, "dark.png": logo,
        "stage.png": SampleTheme.png(1600, 900, padding: 900_000),
      ])
    #expect(made.codes == ["warning managed-login.total"])
    #expect(assets(made) == ["form-logo.dark.png", "form-logo.light.png"])
    #expect(
      made.text("cognito/managed-login.json")?.contains(
        "\"pageBackground\": {\n        \"image\": {\n          \"enabled\": false") == true)
  }

  @Test(arguments: [
    ("auto", ["form-logo.dark.svg", "form-logo.light.svg"]), ("light", ["form-logo.dynamic.svg"]),
    ("dark", ["form-logo.dynamic.svg"]),
  ])
  func `a logo for the dark is an asset of its own where both modes are shown`(
    mode: String, expected: [String]
  ) throws {
    let made = try made(
      "{\"mode\": \"\(mode)\", \"logo\": {\"src\": \"logo.svg\", \"dark\": \"dark.svg\"}}",
      ["logo.svg": SampleTheme.svg(30, 10), "dark.svg": SampleTheme.svg(20, 10)])
    #expect(assets(made) == expected)
    let only = made.text("cognito/assets/form-logo.dynamic.svg")
    if mode == "light" { #expect(only?.contains("viewBox=\"0 0 30 10\"") == true) }
    if mode == "dark" { #expect(only?.contains("viewBox=\"0 0 20 10\"") == true) }
  }

  @Test func `each client has its own calls, and updates leave out the id of the style`() throws {
    let made = ManagedLoginForm().files(
      for: try SampleSite.make(
        clients: ["web", "desk"], terms: "https://acme.example/terms",
        privacy: ["*": "https://acme.example/p", "de": "https://acme.example/de"]))
    #expect(
      made.paths.filter { $0.contains("/desk.") } == [
        "cognito/calls/desk.create-managed-login-branding.json",
        "cognito/calls/desk.create-terms.privacy-policy.json",
        "cognito/calls/desk.create-terms.terms-of-use.json",
        "cognito/calls/desk.update-managed-login-branding.json",
        "cognito/calls/desk.update-terms.privacy-policy.json",
        "cognito/calls/desk.update-terms.terms-of-use.json",
      ])
    let update = try #require(made.text("cognito/calls/desk.update-managed-login-branding.json"))
    #expect(update.contains("ClientId") == false)
    try Golden.check(
      try #require(made.text("cognito/calls/desk.create-terms.privacy-policy.json")), "terms.json")
  }

  @Test(arguments: [
    (nil, ["*": "https://acme.example/p"]),
    ("mailto:law@acme.example", ["*": "https://a.example/"]),
    ("https://acme.example/t", [:]),
  ])
  func `one document without the other is none`(terms: String?, privacy: [String: String]) throws {
    let made = ManagedLoginForm().files(for: try SampleSite.make(terms: terms, privacy: privacy))
    #expect(made.paths.contains { $0.contains("terms") } == false)
  }

  @Test func `the settings of a brand`() throws {
    let theme = try SampleTheme.make(
      """
      {"color": {"primary": "#0b5fff"}, "shape": {"radius": "lg"}, "social": {"place": "top"},
       "logo": {"src": "logo.svg", "place": "outside"}, "favicon": {"svg": "icon.svg"}}
      """,
      files: ["logo.svg": SampleTheme.svg(30, 10), "icon.svg": SampleTheme.svg(16, 16)])
    let site = try SampleSite.make(providers: ["Google"], theme: theme)
    let login = try #require(ManagedLogin(site))
    try Golden.check(login.settings.pretty(), "managed-login-settings.json")
  }

  @Test func `what is lost is told`() throws {
    let theme = try SampleTheme.make(
      """
      {"font": {"family": "Didot, serif", "heading": "Avenir", "size": 18}, "css": "extra.css",
       "shape": {"shadow": "lg", "border": 2, "density": "roomy"}, "social": {"style": "icon"},
       "layout": {"variant": "split-start", "align": "end",
                  "image": {"src": "stage.webp", "overlay": 0.2}},
       "logo": {"src": "logo.svg", "href": "https://acme.example/"}, "favicon": {"touch": "t.png"},
       "texts": {"de": {"login.title": "Hallo"}}}
      """,
      files: [
        "logo.svg": SampleTheme.svg(90, 10), "t.png": SampleTheme.png(180, 180),
        "extra.css": Array(".card{color:red}".utf8), "stage.webp": webp,
      ])
    var tenant = try SampleSite.make().tenant
    tenant.locales = ["en", "ar", "pt-BR", "zh-TW"]
    let images = ManagedLoginAssets(theme)
    #expect(images.findings.map(\.code) == ["managed-login.format"])
    let report = ManagedLoginReport(theme: theme, tenant: tenant, images: images)
    try Golden.check(report.text, "managed-login.txt")
  }

  /// A lossless WebP of 16 by 9 pixels.
  private var webp: [UInt8] {
    let data: [UInt8] = [0x2F, 15, 0, 2, 0, 0]
    return Array("RIFF".utf8) + [18, 0, 0, 0] + Array("WEBPVP8L".utf8) + [6, 0, 0, 0] + data
  }
}

@Suite struct ManagedLoginColorsTests {
  @Test func `there are 67 paths in two modes, each a colour of eight digits`() throws {
    let all = ManagedLoginColors(theme: try SampleTheme.make("{}")).all
    #expect(all.count == 134)
    #expect(Set(all.map { $0.path.joined(separator: ".") }).count == 134)
    for (path, color) in all {
      #expect(color.wholeMatch(of: /[0-9a-f]{8}/) != nil, "\(path)")
    }
  }

  @Test func `a colour that lets something through keeps that`() throws {
    let theme = try SampleTheme.make(##"{"color": {"border": {"light": "#11223380"}}}"##)
    let all = ManagedLoginColors(theme: theme).all
    #expect(
      all.first { $0.path == ["componentClasses", "divider", "lightMode", "borderColor"] }?.color
        == "11223380")
  }
}
