import Diagnostics
import Syntax
import Testing

@testable import Branding

@Suite struct ThemeRefusalTests {
  /// A theme file and its findings, all at `themes/acme/theme.json`.
  static let refused: [(String, String)] = [
    ("[]", "1:1 json.kind: expected an object for 'a theme', found a list"),
    (#"{"name": 5}"#, "1:10 json.kind: expected a string for 'name', found 5"),
    (#"{"colour": {}}"#, "1:2 json.key.unknown: 'colour' is no key of a theme"),
    (##"{"color": {"primry": "#000"}}"##, "1:12 json.key.unknown: 'primry' is no key of 'color'"),
    (##"{"color": "#000"}"##, "1:11 json.kind: expected an object for 'color', found a string"),
    (#"{"color": {"text": 5}}"#, "1:20 json.kind: expected a colour for 'color.text', found 5"),
    (
      ##"{"color": {"text": "#00g"}}"##,
      "1:20 theme.color.syntax: '#00g' is no colour (color.text)"
    ),
    (
      ##"{"color": {"text": {"ligth": "#000"}}}"##,
      "1:21 json.key.unknown: 'ligth' is no key of 'color.text'"
    ),
    (
      ##"{"color": {"primary": "#0b5fff80"}}"##,
      "1:23 theme.color.alpha: 'color.primary' must be opaque, #0b5fff80 is not"
    ),
    (#"{"mode": "night"}"#, "1:10 theme.choice: 'night' is no value of 'mode'"),
    (#"{"mode": true}"#, "1:10 json.kind: expected auto, light, dark for 'mode', found true"),
    (#"{"contrast": "fix"}"#, "1:14 theme.choice: 'fix' is no value of 'contrast'"),
    (#"{"name": " "}"#, "1:10 theme.text: 'name' is empty"),
    (#"{"name": "\u00a0\u200b"}"#, "1:10 theme.text: 'name' is empty"),
    (#"{"name": "a\u0000b"}"#, "1:10 theme.text: 'name' has a control character"),
    (
      #"{"name": "a\u202Eb"}"#, "1:10 theme.text: 'name' has a character that changes the direction"
    ),
    (
      #"{"color": {"text": {}}}"#,
      "1:20 theme.color.syntax: 'color.text' has no colour for either mode"
    ),
  ]

  static let refusedParts: [(String, String)] = [
    (#"{"font": {"size": 9}}"#, "1:19 theme.range: 'font.size' is 9, and must be 14 to 22"),
    (
      #"{"font": {"size": "big"}}"#,
      "1:19 json.kind: expected a number of pixels for 'font.size', found a string"
    ),
    (
      #"{"font": {"family": "x; } body { display: none"}}"#,
      "1:21 theme.font: 'font.family' is no font list"
    ),
    (#"{"font": {"family": "A,,B"}}"#, "1:21 theme.font: 'font.family' is no font list"),
    (
      #"{"font": {"files": [{"weight": "400"}]}}"#,
      "1:21 json.key.missing: a font file has no 'src'"
    ),
    (#"{"font": {"files": [{"src": null}]}}"#, "1:21 json.key.missing: a font file has no 'src'"),
    (
      #"{"font": {"family": "I", "files": [{"src": "", "family": "I"}]}}"#,
      "1:44 theme.file.empty: the path 'src' is empty"
    ),
    (#"{"logo": ""}"#, "1:10 theme.file.empty: the path 'logo.src' is empty"),
    (#"{"css": ""}"#, "1:9 theme.file.empty: the path 'css' is empty"),
    (#"{"tokens": ""}"#, "1:12 theme.file.empty: the path 'tokens' is empty"),
    (
      #"{"font": {"files": [{"src": "a.woff2", "family": "no", "weight": "900 100"}]}}"#,
      "1:66 theme.font.weight: a font's weights begin with the lighter, not '900 100'"
    ),
    (
      #"{"color": {"link": "{zzzzzz}"}}"#,
      "1:20 theme.alias.unknown: alias '{zzzzzz}' names no token"
    ),
    (
      ##"{"color": {"link": "#12345"}}"##,
      "1:20 theme.color.syntax: '#12345' has 5 digits, a colour has 3, 4, 6 or 8 (color.link)"
    ),
    (#"{"logo": "."}"#, "1:10 theme.file.unreadable: cannot read 'themes/acme': Is a directory"),
    (#"{"shape": {"radius": "huge"}}"#, "1:22 theme.choice: 'huge' is no value of 'shape.radius'"),
    (
      #"{"shape": {"border": 9}}"#, "1:22 theme.range: 'shape.border' is 9, and must be 0 to 4"
    ),
    (#"{"shape": {"radius": -1}}"#, "1:22 theme.range: 'shape.radius' is -1, and must be 0 to 999"),
    (
      #"{"layout": {"variant": "splitstart"}}"#,
      "1:24 theme.choice: 'splitstart' is no value of 'layout.variant'"
    ),
    (#"{"logo": 5}"#, "1:10 json.kind: expected an object for 'logo', found 5"),
    (#"{"logo": {"height": 20}}"#, "1:10 json.key.missing: 'logo' has no 'src'"),
    (#"{"logo": "gone.svg"}"#, "1:10 theme.file.missing: there is no file 'themes/acme/gone.svg'"),
    (
      #"{"logo": "../../../etc/passwd"}"#,
      "1:10 theme.file.leaves: the path '../../../etc/passwd' leaves the project"
    ),
    (
      #"{"logo": "https://a.example/l.svg"}"#,
      "1:10 theme.file.address: 'https://a.example/l.svg' is an address, and no file"
    ),
    (
      #"{"logo": "/etc/passwd"}"#,
      "1:10 theme.file.leaves: the path '/etc/passwd' leaves the project"
    ),
    (#"{"favicon": "a.svg"}"#, "1:13 json.kind: expected an object for 'favicon', found a string"),
    (#"{"texts": {"English": {}}}"#, "1:12 theme.locale: 'English' is no locale"),
    (
      #"{"texts": {"en": {"login.title": 5}}}"#,
      "1:34 json.kind: expected a text, or its plural forms, for 'texts.en.login.title', found 5"
    ),
    (#"{"css": "none.css"}"#, "1:9 theme.file.missing: there is no file 'themes/acme/none.css'"),
    (#"{"extends": "bsae"}"#, "1:13 theme.unknown: there is no theme 'bsae'"),
    (#"{"extends": "../x"}"#, "1:13 theme.unknown: there is no theme '../x'"),
    (
      #"{"extends": "acme"}"#,
      "1:13 theme.extends.cycle: themes extend each other in a circle: acme → acme"
    ),
    (
      #"{"tokens": "no.json"}"#,
      "1:12 theme.file.missing: there is no file 'themes/acme/no.json'"
    ),
  ]

  @Test(arguments: refused + refusedParts)
  func `a bad theme is an error where it was written`(text: String, finding: String) throws {
    let folder = try ThemeFolder([
      "themes/acme/theme.json": text, "themes/base/theme.json": "{}",
    ])
    let checked = try folder.theme("acme")
    #expect(checked.value == nil)
    let lines = checked.lines.map {
      $0.replacing("themes/acme/theme.json:", with: "").replacing("error ", with: "")
    }
    #expect(lines.contains(finding), "\(lines)")
    #expect(lines.count == 1)
    #expect(checked.hints.count == 1, "no advice for \(text)")
  }

  @Test func `an unknown key that is near to none is told with all that there are`() throws {
    let checked = try ThemeFolder.brand(#"{"zzzzzz": 1, "color": {"qqqqqq": 1}}"#)
    #expect(
      checked.hints == [
        "known keys: color, contrast, css, extends, favicon, font, layout, logo, mode, name, "
          + "shape, social, texts, tokens",
        "known keys: background, border, error, focus, info, link, muted, onPrimary, primary, "
          + "success, surface, text, warning",
      ])
  }

  @Test(arguments: [
    (#"{"src": "a.svg", "alt": {"english": "A"}}"#, "theme.locale: 'english' is no locale"),
    (#"{"src": "a.svg", "alt": "a\u2066b"}"#, "theme.text: 'logo.alt' has a character"),
    (#"{"src": "a.svg", "alt": {"*": "a\u0007"}}"#, "theme.text: 'logo.alt.*' has a control"),
    (#"{"src": "a.svg", "alt": "\u2003"}"#, "theme.text: 'logo.alt' is empty"),
    (#"{"src": "a.svg", "alt": {"en": " \u200b"}}"#, "theme.text: 'logo.alt.en' is empty"),
    (#"{"src": "a.svg", "alt": 5}"#, "expected a string, or one a locale, for 'logo.alt', found 5"),
    (#"{"src": "a.svg", "height": 900}"#, "'logo.height' is 900, and must be 12 to 200"),
    (#"{"src": 5}"#, "expected a path for 'logo.src', found 5"),
  ])
  func `a bad part of a logo is an error`(logo: String, finding: String) throws {
    let checked = try ThemeFolder([
      "a.svg": #"<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>"#
    ]).theme(brand: #"{"logo": \#(logo)}"#)
    #expect(checked.value == nil)
    #expect(checked.lines.contains { $0.contains(finding) }, "\(checked.lines)")
  }

  @Test(arguments: [
    (##"{"color": {"primry": "#000"}}"##, "primary"), (#"{"fnot": {}}"#, "font"),
    (#"{"shape": {"raduis": 1}}"#, "radius"), (#"{"social": {"style": "icno"}}"#, "icon"),
  ])
  func `an unknown name is told with the nearest`(text: String, nearest: String) throws {
    let checked = try ThemeFolder.brand(text)
    #expect(checked.hints == ["did you mean '\(nearest)'?"])
  }

  @Test func `a colour without its hash is told how to write it`() throws {
    let checked = try ThemeFolder.brand(#"{"color": {"primary": "0b5fff"}}"#)
    #expect(checked.hints == ["did you mean '#0b5fff'?"])
  }

  @Test func `a theme that does not exist is an error where it was named`() throws {
    let folder = try ThemeFolder(["themes/acme/theme.json": "{}", "themes/empty/x": ""])
    let place = SourceLocation(file: "tenant.json", start: SourcePosition(line: 2, column: 3))
    let checked = folder.shelf.theme(named: "acmee", at: place)
    #expect(
      checked.lines == [
        "tenant.json:2:3 error theme.unknown: there is no theme 'acmee'"
      ])
    #expect(checked.hints == ["did you mean 'acme'?"])
    #expect(folder.shelf.names() == ["acme"])
  }

  @Test func `themes that extend each other are refused`() throws {
    let folder = try ThemeFolder([
      "themes/a/theme.json": #"{"extends": "b"}"#,
      "themes/b/theme.json": #"{"extends": "a"}"#,
    ])
    let checked = try folder.theme("a")
    #expect(
      checked.lines == [
        "themes/b/theme.json:1:13 error theme.extends.cycle: "
          + "themes extend each other in a circle: a → b → a"
      ])
  }

  @Test func `a brand that extends is told to name its theme beside it`() throws {
    let checked = try ThemeFolder.brand(#"{"extends": "acme"}"#)
    #expect(
      checked.lines == [
        "tenant.json:1:13 error theme.brand.extends: "
          + "a brand extends the theme that its tenant names"
      ])
  }

  @Test func `a fault of the theme is told to each tenant that wears it`() throws {
    let shelf = try ThemeFolder(["themes/acme/theme.json": #"{"mode": 1}"#]).shelf
    #expect(shelf.theme(named: "acme").findings.count == 1)
    #expect(shelf.theme(named: "acme").findings.count == 1)
  }
}
