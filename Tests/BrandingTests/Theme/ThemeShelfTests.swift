import Bindings
import Diagnostics
import Syntax
import TestSupport
import Testing

@testable import Branding

@Suite struct ThemeShelfTests {
  private func theme(_ brand: String) throws -> Theme {
    let checked = try ThemeFolder.brand(brand)
    #expect(checked.findings.isEmpty, "\(checked.lines)")
    return try #require(checked.value)
  }

  static let png: String = "\u{1F}"

  @Test func `a theme of nothing has every value`() throws {
    let theme = try #require(try ThemeFolder().theme().value)
    #expect(theme.name == "base")
    #expect(theme.mode == .auto)
    #expect(theme.shape.radius == 8)
    #expect(theme.font.family.hasSuffix("sans-serif"))
    #expect(theme.logo == nil)
    #expect(theme.contrasts.allSatisfy { $0.holds })
    #expect(theme.sources.isEmpty)
  }

  @Test func `the nearest layer wins, from base over what is extended to the brand`() throws {
    let folder = try ThemeFolder([
      "themes/base/theme.json": #"{"name": "Base", "shape": {"radius": 1, "border": 1}}"#,
      "themes/house/theme.json": #"{"shape": {"radius": 2, "border": 2, "shadow": "lg"}}"#,
      "themes/acme/theme.json": #"{"extends": "house", "shape": {"radius": 3}}"#,
    ])
    let theme = try #require(try folder.theme("acme", brand: #"{"shape": {"shadow": "sm"}}"#).value)
    #expect(theme.shape.radius == 3)
    #expect(theme.shape.border == 2)
    #expect(theme.shape.shadow == .sm)
    #expect(theme.name == "Base")
    #expect(
      theme.sources.map(\.path) == [
        "themes/acme/theme.json", "themes/base/theme.json", "themes/house/theme.json",
      ])
  }

  @Test func `a null in a brand takes out what the theme has`() throws {
    let folder = try ThemeFolder(["themes/acme/theme.json": #"{"shape": {"radius": "lg"}}"#])
    let theme = try #require(try folder.theme("acme", brand: #"{"shape": null}"#).value)
    #expect(theme.shape.radius == 8)
  }

  @Test func `the colours of base yield to a primary of one's own`() throws {
    let base = ##"{"color": {"primary": "#111111", "background": "#fafafa", "focus": "#c2410c"}}"##
    let folder = try ThemeFolder([
      "themes/base/theme.json": base,
      "themes/acme/theme.json": ##"{"color": {"primary": "#0b5fff"}}"##,
      "themes/plain/theme.json": #"{"name": "Plain"}"#,
    ])
    let acme = try #require(try folder.theme("acme").value)
    #expect(acme.light[.focus] == acme.light[.primary])
    #expect(acme.light[.background].css != "#fafafa")
    let plain = try #require(try folder.theme("plain").value)
    #expect(plain.light[.background].css == "#fafafa")
    #expect(plain.light[.focus].css == "#c2410c")
    let brand = try #require(
      try folder.theme("plain", brand: ##"{"color": {"primary": "#0b5fff"}}"##).value)
    #expect(brand.light == acme.light)
    let text = try #require(
      try folder.theme("plain", brand: ##"{"color": {"text": "#222222"}}"##).value)
    #expect(text.light[.background].css == "#fafafa")
  }

  @Test func `a brand's primary keeps what the theme says of its ground`() throws {
    let folder = try ThemeFolder([
      "themes/acme/theme.json":
        ##"{"color": {"primary": "#0b5fff", "onPrimary": "#ffffff", "background": "#faf3e7"}}"##
    ])
    let theme = try #require(
      try folder.theme("acme", brand: ##"{"color": {"primary": "#ffd400"}}"##).value)
    #expect(theme.light[.background].css == "#faf3e7")
    // White was meant for blue; on yellow nobody could read it.
    #expect(theme.light[.onPrimary].luminance < 0.1)
    let red = try #require(
      try folder.theme("acme", brand: ##"{"color": {"primary": "#b91c1c"}}"##).value)
    #expect(red.light[.onPrimary] == .white)
  }

  @Test func `a colour of one mode leaves the other's alone`() throws {
    let folder = try ThemeFolder([
      "themes/acme/theme.json": ##"{"color": {"link": "#0b5fff", "text": "#101010"}}"##
    ])
    let brand = ##"{"color": {"link": {"dark": "#9ecbff"}, "text": {"light": "#202020"}}}"##
    let theme = try #require(try folder.theme("acme", brand: brand).value)
    #expect(theme.light[.link].css == "#0b5fff")
    #expect(theme.dark[.link].css == "#9ecbff")
    #expect(theme.light[.text].css == "#202020")
  }

  @Test func `a dark theme's single colours are its dark ones`() throws {
    let theme = try theme(
      ##"{"mode": "dark", "color": {"primary": "#c4ee47", "background": "#0a0d0a"}}"##)
    #expect(theme.dark[.primary].css == "#c4ee47")
    #expect(theme.dark[.background].css == "#0a0d0a")
    #expect(theme.light[.background].luminance > 0.7)
    #expect(theme.light[.primary].contrast(with: theme.light[.surface]) >= 4.5)
  }

  @Test(arguments: [
    (#""a.svg""#, ["themes/acme/theme.json:1:10 warning theme.logo.email"]),
    (#"{"src": "a.svg", "height": 40}"#, ["themes/acme/theme.json:1:18 warning theme.logo.email"]),
    (#"{"src": "a.svg", "email": "touch.png"}"#, []), (#""touch.png""#, []),
  ])
  func `a logo that mail cannot show needs one that it can`(
    logo: String, expected: [String]
  ) throws {
    let folder = try ThemeFolder([
      "themes/acme/theme.json": #"{"logo": \#(logo)}"#, "themes/acme/a.svg": svg,
    ])
    let png = try LocalDisk().read(ProjectFolder.path + "themes/base/logo.png")
    try LocalDisk().write(png, to: "\(folder.folder.path)/themes/acme/touch.png")
    let lines = try folder.theme("acme").lines.filter { $0.contains("theme.logo.email") }
    #expect(lines.count == expected.count)
    #expect(zip(lines, expected).allSatisfy { $0.hasPrefix($1) }, "\(lines)")
  }

  @Test func `another logo does not keep the old one's dark version`() throws {
    let folder = try ThemeFolder([
      "themes/acme/theme.json":
        #"{"logo": {"src": "a.svg", "dark": "b.svg", "alt": "A", "height": 40}}"#,
      "themes/acme/a.svg": svg, "themes/acme/b.svg": svg, "logos/t.svg": svg,
    ])
    let own = try #require(try folder.theme("acme").value?.logo)
    #expect(own.image.path == "themes/acme/a.svg")
    #expect(own.dark?.path == "themes/acme/b.svg")
    let other = try #require(
      try folder.theme("acme", brand: #"{"logo": "logos/t.svg"}"#).value?.logo)
    #expect(other.image.path == "logos/t.svg")
    #expect(other.dark == nil && other.alt == nil)
    #expect(other.height == 40)
    let taller = try #require(
      try folder.theme("acme", brand: #"{"logo": {"height": 50}}"#).value?.logo)
    #expect(taller.image.path == "themes/acme/a.svg")
    #expect(taller.dark?.path == "themes/acme/b.svg")
    #expect(taller.height == 50)
  }

  @Test func `a brand keeps every part that it does not touch`() throws {
    let folder = try ThemeFolder([
      "themes/acme/theme.json": """
      {"logo": "a.svg", "texts": {"en": {"login.title": "Hi"}}, "social": {"place": "top"},
       "layout": {"variant": "plain", "align": "end"}, "shape": {"radius": "{font.size}"}}
      """,
      "themes/acme/a.svg": svg,
    ])
    let shelf = folder.shelf
    let brand = try JSONValue.parse(
      SourceFile(
        name: "t.json", text: ##"{"color": {"primary": "#0b5fff"}, "font": {"size": 18}}"##))
    _ = shelf.theme(named: "acme")
    let theme = try #require(shelf.theme(named: "acme", brand: brand).value)
    #expect(theme.logo?.image.path == "themes/acme/a.svg")
    #expect(theme.texts["en"]?["login.title"]?.string == "Hi")
    #expect(theme.social.place == .top)
    #expect(theme.layout.align == .end)
    // The alias leads into a part that the brand touches.
    #expect(theme.shape.radius == 18)
  }

  @Test func `the same theme and brand give the same, in whatever order they are asked for`() throws
  {
    let folder = try ThemeFolder(["themes/acme/theme.json": ##"{"color": {"primary": "#0b5fff"}}"##]
    )
    let shelf = folder.shelf
    let brand = try JSONValue.parse(
      SourceFile(name: "t.json", text: ##"{"color": {"primary": "#e11d48"}}"##))
    let first = try #require(shelf.theme(named: "acme", brand: brand).value)
    let plain = try #require(shelf.theme(named: "acme").value)
    let again = try #require(folder.shelf.theme(named: "acme", brand: brand).value)
    #expect(first.light == again.light && first.dark == again.dark)
    #expect(plain.light != first.light)
    #expect(first.tokens.map(\.value) == again.tokens.map(\.value))
  }

  private let svg =
    #"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><path d="M0 0h80v20z"/></svg>"#
}
