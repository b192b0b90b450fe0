import Diagnostics
import Testing

@testable import Branding

@Suite struct AliasTests {
  private let tokens = ##"""
    {"brand": {"$type": "color", "blue": {"$value": "#0b5fff"},
               "accent": {"light": {"$value": "#b91c1c"}, "dark": {"$value": "{brand.pale}"}},
               "pale": {"$value": {"colorSpace": "srgb", "components": [1, 0.6, 0.6]}}},
     "space": {"$type": "dimension", "corner": {"$value": {"value": 0.75, "unit": "rem"}}},
     "type": {"$type": "fontFamily", "body": {"$value": ["Inter", "serif"]}}}
    """##

  private func theme(_ text: String, brand: String? = nil) throws -> Checked<Theme> {
    try ThemeFolder([
      "themes/acme/theme.json": text, "themes/acme/acme.tokens.json": tokens,
      "themes/base/theme.json":
        #"{"name": "Base", "shape": {"radius": 8, "shadow": "md"}}"#,
    ]).theme("acme", brand: brand)
  }

  static let refused: [(String, String)] = [
    (
      #"{"color": {"link": "{color.lnk}"}}"#,
      "1:20 theme.alias.unknown: alias '{color.lnk}' names no token"
    ),
    (
      #"{"color": {"link": "{color.link}"}}"#,
      "1:20 theme.alias.cycle: alias goes in a circle: color.link → color.link"
    ),
    (
      #"{"color": {"link": "{color.focus}", "focus": "{color.link}"}}"#,
      "1:20 theme.alias.cycle: alias goes in a circle: color.link → color.focus → color.link"
    ),
    (
      #"{"color": {"primary": "{color.link}"}}"#,
      "1:23 theme.alias.cycle: alias goes in a circle: color.primary → color.link → color.primary"
    ),
    (
      #"{"shape": {"radius": "{shape.border}", "border": "{shape.radius}"}}"#,
      "1:22 theme.alias.cycle: alias goes in a circle: "
        + "shape.radius → shape.border → shape.radius"
    ),
    (
      #"{"tokens": "acme.tokens.json", "color": {"text": "{space.corner}"}}"#,
      "1:50 theme.alias.kind: '{space.corner}' is a dimension, 'color.text' needs a colour"
    ),
    (
      #"{"tokens": "acme.tokens.json", "shape": {"radius": "{brand.blue}"}}"#,
      "1:52 theme.choice: '#0b5fff' is no value of 'shape.radius'"
    ),
    (
      #"{"font": {"size": "{shape.radius}"}}"#,
      "1:19 theme.range: 'font.size' is 8, and must be 14 to 22"
    ),
    (
      #"{"shape": {"shadow": "{shape.border}", "border": "{mode}"}, "mode": "dark"}"#,
      "1:50 json.kind: expected a number of pixels for 'shape.border', found a string"
    ),
    (
      #"{"shape": {"shadow": "{shape.border}", "border": "{mode}"}, "mode": "dark"}"#,
      "1:22 theme.choice: 'dark' is no value of 'shape.shadow'"
    ),
    (#"{"mode": "{shape.shadow}"}"#, "1:10 theme.choice: 'md' is no value of 'mode'"),
  ]

  @Test func `a circle of colours is all that is said of them`() throws {
    let text = #"{"color": {"primary": "{color.link}", "link": "{color.primary}"}}"#
    #expect(
      try theme(text).lines == [
        "themes/acme/theme.json:1:23 error theme.alias.cycle: alias goes in a circle: "
          + "color.primary → color.link → color.primary"
      ])
  }

  @Test(arguments: refused)
  func `an alias that leads nowhere is an error`(text: String, finding: String) throws {
    let lines = try theme(text).lines.map {
      $0.replacing("themes/acme/theme.json:", with: "").replacing("error ", with: "")
    }
    #expect(lines.contains(finding), "\(lines)")
  }

  @Test func `an unknown alias is told with the nearest`() throws {
    #expect(
      try theme(#"{"color": {"link": "{color.primry}"}}"#).hints
        == ["did you mean '{color.primary}'?"])
    #expect(
      try theme(#"{"tokens": "acme.tokens.json", "color": {"link": "{brand.blu}"}}"#).hints
        == ["did you mean '{brand.blue}'?"])
  }

  @Test func `an alias to another colour follows it in both modes, also where it is derived`()
    throws
  {
    let theme = try #require(
      try theme(
        ##"{"color": {"primary": "#0b5fff", "focus": "{color.primary}", "link": "{color.text}"}}"##
      )
      .value)
    #expect(theme.light[.focus] == theme.light[.primary])
    #expect(theme.dark[.focus] == theme.dark[.primary])
    #expect(theme.light[.link] == theme.light[.text])
    #expect(theme.dark[.link] == theme.dark[.text])
  }

  @Test func `an alias in a theme follows what a brand writes`() throws {
    let theme = try #require(
      try theme(
        ##"{"color": {"primary": "#0b5fff", "focus": "{color.primary}"}}"##,
        brand: ##"{"color": {"primary": "#b91c1c"}}"##
      ).value)
    #expect(theme.light[.focus].css == "#b91c1c")
  }

  @Test func `tokens of a file stand for colours, lengths and fonts`() throws {
    let theme = try #require(
      try theme(
        """
        {"tokens": "acme.tokens.json", "color": {"primary": "{brand.blue}", "error": "{brand.accent}"},
         "shape": {"radius": "{space.corner}"}, "font": {"family": "{type.body}"}}
        """
      ).value)
    #expect(theme.light[.primary].css == "#0b5fff")
    #expect(theme.light[.error].css == "#b91c1c")
    #expect(theme.dark[.error].css == "#ff9999")
    #expect(theme.shape.radius == 12)
    #expect(theme.font.family == #""Inter", serif"#)
    #expect(theme.sources.map(\.path).contains("themes/acme/acme.tokens.json"))
  }

  @Test func `a brand may alias the tokens of its theme`() throws {
    let theme = try #require(
      try theme(
        #"{"tokens": "acme.tokens.json"}"#, brand: #"{"color": {"primary": "{brand.blue}"}}"#
      ).value)
    #expect(theme.light[.primary].css == "#0b5fff")
  }

  @Test func `an alias gives way where what a brand writes does not hold`() throws {
    let text = ##"{"color": {"primary": "#0b5fff", "focus": "{color.primary}"}}"##
    let theme = try #require(
      try theme(text, brand: ##"{"color": {"primary": "#ffd400"}}"##).value)
    #expect(theme.light[.focus] != theme.light[.primary])
    #expect(theme.light[.focus].contrast(with: theme.light[.surface]) >= 3)
    // In one layer it is what the person wrote.
    let own = try self.theme(text.replacing("0b5fff", with: "ffd400"))
    #expect(own.findings.map(\.code) == ["theme.contrast"])
  }
}
