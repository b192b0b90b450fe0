import Diagnostics
import Syntax

/// What one section of a theme came to, with its findings and files.
struct ThemePart<Value: Sendable>: Sendable {
  let value: Value
  let findings: [Diagnostic]
  let sources: Set<ThemeSource>
  /// Whether it may change when another section does.
  let hasAlias: Bool

  init(_ reader: inout ThemeReader, _ read: (inout ThemeReader) -> Value) {
    reader.findings = []
    reader.sources = []
    reader.hasFollowedAlias = false
    value = read(&reader)
    findings = reader.findings
    sources = reader.sources
    hasAlias = reader.hasFollowedAlias
  }
}

/// A theme's sections. A brand makes those anew that it touches and takes the others as they are, so
/// that a tenant costs what its brand costs.
struct ThemeParts: Sendable {
  private(set) var font: ThemePart<Theme.Font>
  private(set) var shape: ThemePart<Theme.Shape>
  private(set) var layout: ThemePart<Theme.Layout>
  private(set) var logo: ThemePart<Theme.Logo?>
  private(set) var favicon: ThemePart<Theme.Favicon>
  private(set) var social: ThemePart<Theme.Social>
  private(set) var texts: ThemePart<[String: [String: JSONValue]]>
  private(set) var css: ThemePart<String>
  private(set) var colors: ThemePart<ThemeColors>
  private(set) var mode: Theme.Mode

  init(_ reader: inout ThemeReader) {
    font = ThemePart(&reader) { $0.font() }
    shape = ThemePart(&reader) { $0.shape() }
    layout = ThemePart(&reader) { $0.layout() }
    logo = ThemePart(&reader) { $0.logo() }
    favicon = ThemePart(&reader) { $0.favicon() }
    social = ThemePart(&reader) { $0.social() }
    texts = ThemePart(&reader) { $0.texts() }
    css = ThemePart(&reader) { $0.css() }
    mode = .auto
    colors = ThemePart(&reader) { Self.colors(&$0) }
    mode = Self.mode(&reader)
  }

  /// Reads again what the brand of `reader` has a say in.
  mutating func reread(_ reader: inout ThemeReader, touched: Set<String>) {
    let all = touched.contains("tokens")
    func isStale<Value>(_ part: ThemePart<Value>, _ key: String) -> Bool {
      all || part.hasAlias || touched.contains(key)
    }
    if isStale(font, "font") { font = ThemePart(&reader) { $0.font() } }
    if isStale(shape, "shape") { shape = ThemePart(&reader) { $0.shape() } }
    if isStale(layout, "layout") { layout = ThemePart(&reader) { $0.layout() } }
    if isStale(logo, "logo") { logo = ThemePart(&reader) { $0.logo() } }
    if isStale(favicon, "favicon") { favicon = ThemePart(&reader) { $0.favicon() } }
    if isStale(social, "social") { social = ThemePart(&reader) { $0.social() } }
    if isStale(texts, "texts") { texts = ThemePart(&reader) { $0.texts() } }
    if isStale(css, "css") { css = ThemePart(&reader) { $0.css() } }
    if all || !touched.isDisjoint(with: ["color", "mode", "contrast"]) {
      colors = ThemePart(&reader) { Self.colors(&$0) }
      mode = Self.mode(&reader)
    }
  }

  private static func mode(_ reader: inout ThemeReader) -> Theme.Mode {
    reader.choice("mode", .auto)
  }

  private static func colors(_ reader: inout ThemeReader) -> ThemeColors {
    let mode = mode(&reader)
    let policy: ThemeColors.Policy = reader.choice("contrast", .error)
    let written = reader.writtenColors(mode: mode)
    let colors = ThemeColors.make(written, mode: mode, policy: policy)
    reader.findings += colors.findings
    return colors
  }

  var findings: [Diagnostic] {
    font.findings + shape.findings + layout.findings + logo.findings + favicon.findings
      + social.findings + texts.findings + css.findings + colors.findings
  }

  var sources: Set<ThemeSource> {
    font.sources.union(layout.sources).union(logo.sources).union(favicon.sources)
      .union(css.sources)
  }
}
