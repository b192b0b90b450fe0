import Bindings
import Diagnostics
import Syntax

/// A named theme with all that it extends, read and resolved once: what tenants lay their brands over.
struct ThemeChain: Sendable {
  /// The farthest first: `base`, what the theme extends, the theme.
  let layers: [ThemeLayer]
  /// All layers in one.
  let theme: JSONValue
  /// The same for a brand with a primary colour of its own, see ``merged(_:)``.
  let themeForOwnPrimary: JSONValue
  /// Of the files, apart from their values: what is no JSON, unknown keys, token files.
  let findings: [Diagnostic]
  let sources: Set<ThemeSource>
  let parts: ThemeParts
}

extension ThemeChain {
  /// All layers in one, the farthest first.
  ///
  /// The colours of `base` go together, and are Lintel's and nobody's brand: a theme or brand with a
  /// primary colour of its own takes none of them, so that all else is derived from its own.
  static func merged(_ layers: [ThemeLayer], hasOwnPrimary: Bool = false) -> JSONValue {
    let empty = JSONValue(
      .object(JSONObject(members: [])), file: SourceFile(name: "", bytes: []), range: 0..<0)
    let isOwn = hasOwnPrimary || layers.contains { !$0.isBase && $0.writesPrimary }
    return layers.reduce(empty) { below, layer in
      layer.isBase && isOwn
        ? layer.removing(["color"]).laid(over: below) : layer.laid(over: below)
    }
  }
}

/// Reads a theme's layers from the project's folders.
struct ThemeChainReader {
  let images: ThemeImages
  private var findings: [Diagnostic] = []
  private var sources: Set<ThemeSource> = []

  init(images: ThemeImages) { self.images = images }

  /// - Parameter place: where the name was written.
  mutating func chain(_ name: String, at place: SourceLocation?) -> Checked<ThemeChain> {
    var layers: [ThemeLayer] = []
    var names: [String] = []
    var next: (name: String, place: SourceLocation?)? = (name, place)
    while let current = next {
      if names.contains(current.name) {
        let path = (names + [current.name]).joined(separator: " → ")
        findings.append(
          Diagnostic(
            .error, "theme.extends.cycle", "themes extend each other in a circle: \(path)",
            at: current.place, hint: "one of them must extend nothing"))
        return Checked(nil, findings)
      }
      names.append(current.name)
      guard let layer = layer(current.name, at: current.place) else {
        if current.name == "base", findings.isEmpty { break }
        return Checked(nil, findings)
      }
      layers.insert(layer, at: 0)
      next = parent(of: layer, named: current.name, names)
    }
    return resolve(layers)
  }

  /// The theme that a layer extends: the one it names, else `base`.
  private mutating func parent(
    of layer: ThemeLayer, named name: String, _ names: [String]
  ) -> (name: String, place: SourceLocation?)? {
    if let value = layer.json["extends"], !value.isNull {
      if let name = value.string { return (name, value.location) }
      findings.append(
        value.wrongKind(
          "a theme's name", for: "extends",
          hint: "the name of a folder in themes/, in double quotes"))
    }
    return name == "base" || names.contains("base") ? nil : ("base", nil)
  }

  private func resolve(_ layers: [ThemeLayer]) -> Checked<ThemeChain> {
    let theme = ThemeChain.merged(layers)
    var reader = ThemeReader(theme: theme, layers: layers, images: images)
    let parts = ThemeParts(&reader)
    return Checked(
      ThemeChain(
        layers: layers, theme: theme,
        themeForOwnPrimary: ThemeChain.merged(layers, hasOwnPrimary: true), findings: findings,
        sources: sources, parts: parts),
      findings + parts.findings)
  }

  private mutating func layer(_ name: String, at place: SourceLocation?) -> ThemeLayer? {
    let folder = "themes/\(name)"
    let found: LayeredFiles.Found
    do throws(LayeredFiles.Refusal) {
      guard Self.isName(name) else { throw .missing(path: folder) }
      found = try images.files.read("\(folder)/theme.json")
    } catch {
      // `base` may be missing: every value has a preset.
      if case .missing = error, name == "base" { return nil }
      findings.append(refusal(name, error, at: place))
      return nil
    }
    let file = SourceFile(name: found.path, bytes: found.bytes)
    sources.insert(ThemeSource(path: found.path, sha256: SHA256.hash(found.bytes)))
    do throws(Diagnostic) {
      let json = try JSONValue.parse(file)
      _ = try json.requireObject("a theme")
      findings += ThemeKeyCheck.check(json, what: "a theme")
      return ThemeLayer(
        name: found.path, file: file, folder: folder, json: ThemeLayer.spelledOut(json),
        tokens: tokens(of: json, in: folder))
    } catch {
      findings.append(error)
      return nil
    }
  }

  /// The token file that a layer names.
  mutating func tokens(of json: JSONValue, in folder: String) -> DesignTokenFile? {
    guard let value = json["tokens"], !value.isNull else { return nil }
    do throws(Diagnostic) {
      let path = try ThemeImages.path(value, for: "tokens", in: folder)
      let found = try images.read(path, at: value)
      sources.insert(ThemeSource(path: found.path, sha256: SHA256.hash(found.bytes)))
      let read = DesignTokenFile.read(SourceFile(name: found.path, bytes: found.bytes))
      findings += read.findings
      return read.value
    } catch {
      findings.append(error)
      return nil
    }
  }

  /// What was found since the last call, and the files that were read.
  mutating func taken() -> (findings: [Diagnostic], sources: Set<ThemeSource>) {
    defer { (findings, sources) = ([], []) }
    return (findings, sources)
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.utf8.contains(0)
  }

  private func refusal(
    _ name: String, _ refusal: LayeredFiles.Refusal, at place: SourceLocation?
  ) -> Diagnostic {
    switch refusal {
    case .disk(let error):
      return Diagnostic(
        .error, "theme.file.unreadable", "cannot read the theme '\(name)': \(error.reason)",
        at: place, hint: error.advice)
    case .linkLeaves(let path):
      return Diagnostic(
        .error, "theme.file.leaves", "'\(path)' is reached through a link that leaves the project",
        at: place, hint: "put the theme itself into themes/\(name)")
    case .leaves, .missing: return unknown(name, at: place)
    }
  }

  private func unknown(_ name: String, at place: SourceLocation?) -> Diagnostic {
    let names = ThemeShelf.names(in: images.files)
    return Diagnostic(
      .error, "theme.unknown", "there is no theme '\(name)'", at: place,
      hint: nearestNameHint(for: name, among: names)
        ?? (names.isEmpty
          ? "make themes/\(name)/theme.json" : "themes are: \(names.joined(separator: ", "))"))
  }
}
