import Diagnostics
import Syntax
import TestSupport
import Testing

@testable import Branding

@Suite struct DesignTokenExchangeTests {
  private func imported(_ text: String) -> Checked<JSONTree> {
    DesignTokens.import(SourceFile(name: "brand.tokens.json", text: text))
  }

  @Test func `tokens find their keys by path or name, with modes`() throws {
    let checked = imported(
      ##"""
      {"acme": {"color": {"$type": "color",
          "primary": {"$value": "#0b5fff"}, "on-primary": {"$value": "#ffffff"},
          "background": {"light": {"$value": "#fafafa"}, "dark": {"$value": "#101010"}},
          "chart-7": {"$value": "#123456"}},
        "shape": {"radius": {"$type": "dimension", "$value": {"value": 0.5, "unit": "rem"}}},
        "font": {"family": {"$type": "fontFamily", "$value": ["Inter", "sans-serif"]},
                 "size": {"$type": "number", "$value": 16}}}}
      """##)
    let theme = try #require(checked.value)
    #expect(
      theme.compact()
        == ##"{"color":{"primary":"#0b5fff","onPrimary":"#ffffff","background":{"light":"#fafafa","dark":"#101010"}},"font":{"family":"Inter, sans-serif"},"shape":{"radius":8}}"##
    )
    #expect(
      checked.findings.map(\.message) == [
        "no key of a theme takes 'acme.color.chart-7'",
        "no key of a theme takes 'acme.font.size'",
      ])
    #expect(checked.findings.allSatisfy { $0.severity == .note })
  }

  @Test func `the token in a color group wins over one of the same name elsewhere`() throws {
    let checked = imported(
      ##"{"button": {"text": {"$type": "color", "$value": "#ffffff"}}, "color": {"$type": "color", "text": {"$value": "#111111"}}}"##
    )
    #expect(checked.value?["color"]?["text"] == "#111111")
  }

  @Test func `a broken alias is an error and no theme comes of it`() {
    let checked = imported(#"{"color": {"$type": "color", "primary": {"$value": "{gone}"}}}"#)
    #expect(checked.value == nil)
    #expect(checked.findings.map(\.code) == ["tokens.alias.unknown"])
  }

  @Test func `an export reads well`() throws {
    let theme = try #require(
      try ThemeFolder.brand(
        ##"{"name": "Acme", "color": {"primary": "#0b5fff"}, "font": {"family": "Inter"}}"##
      ).value)
    try Golden.check(DesignTokens.export(theme).pretty(), "acme.tokens.json")
  }

  @Test func `what is exported comes back as the same theme`() throws {
    let brand = ##"""
      {"color": {"primary": "#0b5fff", "background": "#faf3e7"}, "shape": {"radius": 6},
       "font": {"family": "Inter, serif", "size": 17}}
      """##
    let first = try #require(try ThemeFolder.brand(brand).value)
    let tokens = DesignTokens.export(first).pretty()
    let theme = try #require(imported(tokens).value)
    let second = try #require(try ThemeFolder.brand(theme.pretty()).value)
    for role in ColorRole.writable {
      #expect(second.light[role] == first.light[role], "\(role)")
      #expect(second.dark[role] == first.dark[role], "\(role)")
    }
    #expect(second.font.family == first.font.family)
    #expect(second.font.size == 17)
    #expect(second.shape.radius == 6)
  }

  @Test func `a theme can name an exported file and alias into it`() throws {
    let first = try #require(try ThemeFolder.brand(##"{"color": {"primary": "#0b5fff"}}"##).value)
    let folder = try ThemeFolder([
      "themes/acme/theme.json":
        #"{"tokens": "a.tokens.json", "color": {"primary": "{color.primary}"}}"#,
      "themes/acme/a.tokens.json": DesignTokens.export(first).pretty(),
    ])
    let theme = try #require(try folder.theme("acme").value)
    #expect(theme.light[.primary] == first.light[.primary])
    #expect(theme.dark[.primary] == first.dark[.primary])
  }
}
