import Diagnostics
import TestSupport
import Testing

@testable import Branding

@Suite struct ThemeExplanationTests {
  private func theme() throws -> Theme {
    let folder = try ThemeFolder([
      "themes/acme/theme.json": ##"""
      {"name": "Acme", "contrast": "repair",
       "color": {"primary": "#0b5fff", "muted": "#999999", "focus": "{color.primary}"},
       "shape": {"radius": "lg"}}
      """##
    ])
    return try #require(
      try folder.theme("acme", brand: ##"{"color": {"primary": "#b91c1c"}}"##).value)
  }

  @Test func `an unknown key is an error with the nearest`() throws {
    let theme = try theme()
    let error = try #require(throws: Diagnostic.self) { try theme.explain("color.primry") }
    #expect(error.code == "theme.key.unknown")
    #expect(error.hint == "did you mean 'color.primary'?")
  }

  @Test(arguments: [
    "color.primary", "color.link.dark", "color.muted.light", "color.focus.light",
    "color.primaryHover.light", "shape.radius", "shape.border", "font.heading",
  ])
  func `an explanation reads well`(key: String) throws {
    let text = try theme().explain(key).lines.joined(separator: "\n") + "\n"
    try Golden.check(text, "explain \(key).txt")
  }

  @Test func `every key that a theme may write is explained`() throws {
    let theme = try theme()
    for key in ThemeKeys.top {
      #expect(throws: Never.self, "\(key)") { try theme.explain(key) }
      for member in ThemeKeys.members[key] ?? [] {
        #expect(throws: Never.self, "\(key).\(member)") { try theme.explain("\(key).\(member)") }
      }
    }
  }

  @Test func `what steers a theme is explained with the place where it was written`() throws {
    let folder = try ThemeFolder([
      "themes/acme/theme.json": ##"""
      {"extends": "north", "contrast": "repair",
       "texts": {"en": {"login.title": "Welcome", "code.tries": {"one": "a", "other": "b"}}}}
      """##,
      "themes/north/theme.json": ##"{"contrast": "error"}"##,
    ])
    let theme = try #require(try folder.theme("acme").value)
    #expect(
      try ["extends", "contrast", "css", "texts"].flatMap { try theme.explain($0).lines } == [
        "extends  north", "  written at themes/acme/theme.json:1:13",
        "contrast  repair", "  written at themes/acme/theme.json:1:34",
        "  in place of themes/north/theme.json:1:14",
        "css  (none)", "  nothing is written: Lintel's own choice",
        "texts.en.code.tries  a text for each plural form",
        "  written at themes/acme/theme.json:2:59",
        "texts.en.login.title  Welcome", "  written at themes/acme/theme.json:2:34",
      ])
  }

  @Test func `a theme whose colours do not hold is explained all the same`() throws {
    let folder = try ThemeFolder([
      "themes/acme/theme.json": ##"{"color": {"primary": "#0b5fff", "muted": "#999999"}}"##,
      "themes/odd/theme.json": ##"{"color": {"muted": "#999999"}, "mode": "night"}"##,
    ])
    #expect(folder.shelf.theme(named: "acme").value == nil)
    let shown = folder.shelf.theme(named: "acme", isShownFaint: true)
    #expect(shown.findings.map(\.code) == ["theme.contrast"])
    let lines = try #require(shown.value).explain("color.muted.light").lines
    #expect(lines.contains { $0.contains("FAILS, needs 4.5") }, "\(lines)")
    #expect(folder.shelf.theme(named: "odd", isShownFaint: true).value == nil)
  }

  @Test func `a group explains every key in it`() throws {
    #expect(try theme().explain("shape").entries.count == 4)
    #expect(try theme().explain("color").entries.count == ColorRole.allCases.count * 2)
  }

  @Test func `tokens are in the order of the keys and each is there once`() throws {
    let keys = try theme().tokens.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(keys.first == "color.primary.light")
    #expect(keys.contains("layout.variant"))
  }
}
