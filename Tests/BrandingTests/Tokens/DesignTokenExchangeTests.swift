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

  @Test(arguments: ["primary", "background", "surface"])
  func `a colour that others lie on is refused where it is translucent, as in a theme`(
    name: String
  ) {
    let checked = imported(
      ##"{"color": {"$type": "color", "\##(name)": {"dark": {"$value": "#12345678"}}}}"##)
    #expect(checked.value == nil)
    #expect(
      checked.findings.map(\.message) == ["'color.\(name)' must be opaque, #12345678 is not"])
  }

  @Test func `a misspelt property is told of with the one that was meant`() {
    let checked = imported(##"{"a": {"$type": "color", "$vlaue": "#0b5fff"}, "$themes": []}"##)
    #expect(
      checked.lines == [
        "brand.tokens.json:1:26 warning tokens.property: '$vlaue' is no property of a token or a "
          + "group",
        "brand.tokens.json:1:48 warning tokens.property: '$themes' is no property of a token or a "
          + "group",
      ])
    #expect(checked.hints.first == "did you mean '$value'?")
  }

  static let modes = [
    ##"{"light": {"primary": {"$value": "#0b5fff"}}, "dark": {"primary": {"$value": "#66b2ff"}}}"##,
    ##"{"acme": {"light": {"color": {"primary": {"$value": "#0b5fff"}}}, "dark": {"color": {"primary": {"$value": "#66b2ff"}}}}}"##,
    ##"{"color": {"light": {"brand": {"primary": {"$value": "#0b5fff"}}}, "dark": {"brand": {"primary": {"$value": "#66b2ff"}}}}}"##,
    ##"{"color": {"primary": {"$root": {"$value": "#0b5fff"}, "dark": {"$value": "#66b2ff"}}}}"##,
  ]

  @Test(arguments: modes)
  func `a mode is a mode wherever it stands in the path`(tokens: String) {
    let checked = imported(
      tokens.replacing("{", with: ##"{"$type": "color", "##, maxReplacements: 1))
    #expect(
      checked.value?.compact()
        == ##"{"color":{"primary":{"light":"#0b5fff","dark":"#66b2ff"}}}"##)
    #expect(checked.findings.isEmpty)
  }

  @Test func `a path of both modes, and a size of one mode, find no key`() {
    let checked = imported(
      ##"""
      {"light": {"dark": {"primary": {"$type": "color", "$value": "#0b5fff"}},
        "shape": {"radius": {"$type": "dimension", "$value": {"value": 8, "unit": "px"}}}}}
      """##)
    #expect(checked.value?.compact() == "{}")
    #expect(
      checked.findings.map(\.message) == [
        "no key of a theme takes 'light.dark.primary'",
        "no key of a theme takes 'light.shape.radius'",
      ])
  }

  @Test func `a token that gives way to another is told of, an equal one is not`() {
    let checked = imported(
      ##"""
      {"$type": "color", "button": {"text": {"$value": "#ffffff"}, "link": {"$value": "#0b5fff"}},
       "color": {"text": {"$value": "#111111"}, "link": {"$value": "{button.link}"},
                 "muted": {"$root": {"$value": "#555"}, "light": {"$value": "#444"},
                           "dark": {"$value": "#bbb"}}},
       "chart": {"text": {"$value": "#222222"}}}
      """##)
    #expect(
      checked.findings.map(\.message) == [
        "'button.text' gives way to 'color.text'",
        "'color.muted.$root' gives way to color.muted in either mode",
        "'chart.text' gives way to 'color.text'",
      ])
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
      {"name": "Acme & Co", "shape": {"radius": 6.5, "border": 2},
       "color": {"primary": "#0b5fff", "background": "#faf3e7", "border": "#33445599"},
       "font": {"family": "Inter, serif", "heading": "'Playfair Display', serif", "size": 17}}
      """##
    let first = try #require(try ThemeFolder.brand(brand).value)
    let tokens = DesignTokens.export(first).pretty()
    let checked = imported(tokens)
    #expect(checked.findings.isEmpty)
    let theme = try #require(checked.value)
    let second = try #require(try ThemeFolder.brand(theme.pretty()).value)
    // What a theme cannot write is derived again, from colours that are all written now.
    let derived = Set(ColorRole.allCases).subtracting(ColorRole.writable).map { $0.key + "." }
    func values(_ theme: Theme) -> [String] {
      theme.tokens.filter { token in !derived.contains { token.key.hasPrefix($0) } }
        .map { "\($0.key) \($0.value)" }
    }
    #expect(values(second) == values(first))
    #expect(second.name == "Acme & Co")
    // And once more: what came back is exported as it was.
    let again = try #require(imported(DesignTokens.export(second).pretty()).value)
    #expect(again.pretty() == theme.pretty())
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
