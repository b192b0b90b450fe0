package import Bindings
package import Diagnostics
import Synchronization
package import Syntax

/// The themes of a project: each read once, and worn by any number of tenants with their brands.
///
/// What a brand does not touch is taken from the theme as it is; a tenant that brings a colour and a
/// logo costs two palettes and a logo. A shelf does not look at files again: make a new one to see
/// what was saved since.
package final class ThemeShelf: Sendable {
  package let files: LayeredFiles
  private let images: ThemeImages
  private let chains = Mutex<[String: Checked<ThemeChain>]>([:])

  /// - Parameter files: the project's folder over the kit's; themes lie in `themes/` of both.
  package init(files: LayeredFiles) {
    self.files = files
    images = ThemeImages(files: files)
  }

  /// The folders of `themes/` that have a `theme.json`, sorted.
  package func names() -> [String] { Self.names(in: files) }

  static func names(in files: LayeredFiles) -> [String] {
    guard let entries = try? files.list("themes") else { return [] }
    return entries.map(\.name).filter { name in
      (try? files.list("themes/\(name)").contains { $0.name == "theme.json" }) ?? false
    }
  }

  /// A named theme with a brand laid over it.
  ///
  /// - Parameters:
  ///   - name: a folder of `themes/`; nil for `base`, which may be missing.
  ///   - brand: as the tenant or pool has it; its paths begin at the project's folder.
  ///   - place: where the name was written, for the finding that there is no such theme.
  ///   - isShownFaint: whether there is a theme also where colours of it do not hold their contrast: for
  ///     those who want to see why.
  /// - Returns: the theme unless there is an error, and everything that was found in its files, also
  ///   for the second tenant that wears it: whoever reports for many tenants drops the repeated ones.
  package func theme(
    named name: String?, brand: JSONValue? = nil, at place: SourceLocation? = nil,
    isShownFaint: Bool = false
  ) -> Checked<Theme> {
    let checked = chain(name ?? "base", at: place)
    guard let chain = checked.value else { return Checked(nil, checked.findings) }
    guard let brand, !brand.isNull else {
      return theme(
        chain, theme: chain.theme, layers: chain.layers, parts: chain.parts,
        findings: chain.findings, sources: chain.sources, name: name, isShownFaint)
    }
    guard brand.object != nil else {
      return Checked(nil, chain.findings + [brand.wrongKind("an object", for: "brand")])
    }
    return branded(chain, brand, name: name, isShownFaint)
  }

  private func branded(
    _ chain: ThemeChain, _ brand: JSONValue, name: String?, _ isShownFaint: Bool
  ) -> Checked<Theme> {
    var reading = ThemeChainReader(images: images)
    let tokens = reading.tokens(of: brand, in: "")
    let taken = reading.taken()
    var findings = chain.findings + taken.findings + ThemeKeyCheck.check(brand, what: "a brand")
    if let extends = brand["extends"] {
      findings.append(
        Diagnostic(
          .error, "theme.brand.extends", "a brand extends the theme that its tenant names",
          at: extends.location, hint: "write \"theme\": \"\(extends.string ?? "…")\" beside 'brand'"
        ))
    }
    let layer = ThemeLayer(
      name: "the brand", file: nil, folder: "", json: ThemeLayer.spelledOut(brand), tokens: tokens)
    let layers = chain.layers + [layer]
    let theme = layer.laid(
      over: layer.writesPrimary ? chain.themeForOwnPrimary : chain.theme)
    var parts = chain.parts
    var reader = ThemeReader(theme: theme, layers: layers, images: images)
    parts.reread(&reader, touched: Set(brand.object?.members.map(\.name) ?? []))
    return self.theme(
      chain, theme: theme, layers: layers, parts: parts, findings: findings,
      sources: chain.sources.union(taken.sources), name: name, isShownFaint)
  }

  private func theme(
    _ chain: ThemeChain, theme: JSONValue, layers: [ThemeLayer], parts: ThemeParts,
    findings: [Diagnostic], sources: Set<ThemeSource>, name: String?, _ isShownFaint: Bool
  ) -> Checked<Theme> {
    let findings = (findings + parts.findings).sorted()
    let isBroken = findings.contains {
      $0.severity == .error && !(isShownFaint && $0.code == ContrastReview.Fault.code)
    }
    if isBroken { return Checked(nil, findings) }
    return Checked(
      Theme(
        name: theme["name"]?.string ?? name ?? "base", mode: parts.mode,
        light: parts.colors.value.light, dark: parts.colors.value.dark, font: parts.font.value,
        shape: parts.shape.value, layout: parts.layout.value, logo: parts.logo.value,
        favicon: parts.favicon.value, social: parts.social.value, texts: parts.texts.value,
        css: parts.css.value,
        sources: sources.union(parts.sources).sorted { $0.path < $1.path },
        record: ThemeRecord(theme: theme, layers: layers, colors: parts.colors.value)),
      findings)
  }

  private func chain(_ name: String, at place: SourceLocation?) -> Checked<ThemeChain> {
    if let chain = chains.withLock({ $0[name] }) { return chain }
    var reader = ThemeChainReader(images: images)
    let chain = reader.chain(name, at: place)
    // A theme that could not be read is not kept: the next tenant's finding has its own place.
    if chain.value != nil { chains.withLock { $0[name] = chain } }
    return chain
  }
}
