package import Bindings
package import Diagnostics
package import Syntax

/// The themes of a project: read once, laid over each other, and worn by any number of tenants.
package final class ThemeShelf: Sendable {
  package let files: LayeredFiles

  package init(files: LayeredFiles) {
    self.files = files
  }

  /// The folders of `themes/` that have a `theme.json`, sorted.
  package func names() -> [String] {
    guard let entries = try? files.list("themes") else { return [] }
    return entries.map(\.name)
  }

  /// A named theme with a brand laid over it.
  ///
  /// - Parameters:
  ///   - name: a folder of `themes/`; nil for `base`.
  ///   - brand: as the tenant or pool has it; its paths begin at the project's folder.
  ///   - place: where the name was written, for the finding that there is no such theme.
  /// - Returns: the theme unless there is an error, and everything that was found in its files, also
  ///   for the second tenant that wears it.
  package func theme(
    named name: String?, brand: JSONValue? = nil, at place: SourceLocation? = nil
  ) -> Checked<Theme> {
    let primary = brand?["color"]?["primary"]?.string.flatMap { try? Color(css: $0) } ?? .black
    let palette = Palette(ColorRole.allCases.map { $0 == .surface ? .white : primary })
    return Checked(
      Theme(
        name: name ?? "base", mode: .auto, light: palette, dark: palette,
        font: Theme.Font(family: "system-ui", heading: "system-ui", size: 16, files: []),
        shape: Theme.Shape(radius: 8, border: 1, shadow: .md, density: .regular),
        layout: Theme.Layout(variant: .card, align: .center, image: nil, fit: .cover, overlay: 0),
        logo: nil, favicon: Theme.Favicon(svg: nil, ico: nil, touch: nil),
        social: Theme.Social(place: .bottom, style: .block), texts: [:], css: "", sources: [],
        record: ThemeRecord()))
  }
}
