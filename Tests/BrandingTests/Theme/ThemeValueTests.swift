import Diagnostics
import Testing

@testable import Branding

@Suite struct ThemeValueTests {
  private func theme(_ brand: String) throws -> Theme {
    try #require(try ThemeFolder.brand(brand).value)
  }

  static let radii: [(String, Double)] = [
    ("\"none\"", 0), ("\"sm\"", 4), ("\"md\"", 8), ("\"lg\"", 14), ("\"full\"", 999), ("6", 6),
    ("\"6px\"", 6), ("\"0.5rem\"", 8), (#"{"value": 12, "unit": "px"}"#, 12),
  ]

  @Test(arguments: radii)
  func `a radius is a word or a number of pixels`(written: String, pixels: Double) throws {
    #expect(try theme(#"{"shape": {"radius": \#(written)}}"#).shape.radius == pixels)
  }

  static let fonts: [(String, String)] = [
    ("Inter", #""Inter", system-ui, sans-serif"#),
    ("Inter, serif", #""Inter", serif"#),
    ("'Open Sans' , Arial", #""Open Sans", "Arial", system-ui, sans-serif"#),
    ("system-ui", "system-ui"),
    ("Noto Sans Arabic, ui-sans-serif", #""Noto Sans Arabic", ui-sans-serif"#),
    ("ヒラギノ角ゴ, sans-serif", #""ヒラギノ角ゴ", sans-serif"#),
  ]

  @Test(arguments: fonts)
  func `a font list is quoted and ends in a generic name`(written: String, css: String) throws {
    let font = try theme(#"{"font": {"family": "\#(written)"}}"#).font
    #expect(font.family == css)
    #expect(font.heading == css)
  }

  @Test(arguments: ["a\"b", "'x", "a;b", "a}b", "url(x)", "a/*b", "a\\\\b", "", "<b>"])
  func `what could leave the value is no font list`(written: String) throws {
    #expect(FontList.parse(written) == nil)
  }

  @Test func `headings may have fonts of their own`() throws {
    let font = try theme(#"{"font": {"family": "A, serif", "heading": "B", "size": "1.125rem"}}"#)
      .font
    #expect(font.family == #""A", serif"#)
    #expect(font.heading == #""B", system-ui, sans-serif"#)
    #expect(font.size == 18)
  }

  static let weights: [(String, String)] = [
    ("400", "400"), ("\"700\"", "700"), ("\"100 900\"", "100 900"), ("\"bold\"", "700"),
  ]

  @Test(arguments: weights)
  func `a font file has a weight or a range of them`(written: String, css: String) throws {
    let folder = try ThemeFolder([
      "themes/acme/theme.json":
        #"{"font": {"family": "Inter", "files": [{"src": "i.woff2", "weight": \#(written)}]}}"#,
      "themes/acme/i.woff2": "wOF2" + String(repeating: "\u{1}", count: 60),
    ])
    let checked = try folder.theme("acme")
    // Whether the bytes are a font is for the images to say.
    if let file = checked.value?.font.files.first {
      #expect(file.weight == css)
      #expect(file.family == "Inter")
      #expect(file.style == "normal")
    }
    #expect(!checked.findings.contains { $0.code == "theme.font.weight" })
  }

  @Test(arguments: ["0", "\"900 100\"", "\"heavy\"", "1001", "\"1 2 3\""])
  func `another weight is an error`(written: String) throws {
    let checked = try ThemeFolder.brand(
      #"{"font": {"family": "Inter", "files": [{"src": "i.woff2", "weight": \#(written)}]}}"#)
    #expect(checked.findings.contains { $0.code == "theme.font.weight" })
  }

  @Test func `a layout is read whole`() throws {
    let layout = try theme(
      #"{"layout": {"variant": "split-end", "align": "start", "image": {"fit": "contain", "overlay": 0.4}}}"#
    ).layout
    #expect(layout.variant == .splitEnd)
    #expect(layout.align == .start)
    #expect(layout.fit == .contain)
    #expect(layout.overlay == 0.4)
    #expect(layout.image == nil)
  }

  @Test func `full without an image is a warning`() throws {
    let checked = try ThemeFolder.brand(#"{"layout": {"variant": "full"}}"#)
    #expect(checked.value != nil)
    #expect(
      checked.lines == [
        "tenant.json:1:24 warning theme.layout.image: "
          + "the layout 'full' has no image to fill the page with"
      ])
  }

  @Test func `texts keep plural forms and locales`() throws {
    let texts = try theme(
      #"{"texts": {"pt-BR": {"login.title": "Olá", "code.left": {"one": "a", "other": "b"}}}}"#
    ).texts
    #expect(texts["pt-BR"]?["login.title"]?.string == "Olá")
    #expect(texts["pt-BR"]?["code.left"]?["other"]?.string == "b")
  }

  @Test func `a schema reference may stand anywhere`() throws {
    #expect(try ThemeFolder.brand(#"{"$schema": "x", "shape": {"$schema": "y"}}"#).findings.isEmpty)
  }

  @Test func `every key has its members, and every role that may be written is a key`() {
    for (path, keys) in ThemeKeys.members {
      #expect(Set(keys).count == keys.count)
      let top = path.split(separator: ".").first.map(String.init) ?? ""
      #expect(ThemeKeys.top.contains(top))
    }
    #expect(ThemeKeys.members["color"]?.count == 13)
  }
}
