package import Bindings
package import Diagnostics
import Templating

/// All that a kit is made of, as it comes from its files.
struct KitParts {
  let files: LayeredFiles
  let digest: [UInt8]
  let reference: LocaleDictionary
  let dictionaries: [String: LocaleDictionary]
  let scripts: ScriptSet
  let structure: [UInt8]
  let themeSheet: ThemeSheet
  let templates: TemplateSet
  let messages: MessageTemplates
}

extension Kit {
  /// Reads the kit, links every page in every language, and reports all that is wrong with it.
  ///
  /// - Parameters:
  ///   - locales: the languages of the build; none for all that have a file. The pseudo-locale
  ///     `en-XA`, made from `en`, is linked at once only where it is named.
  ///   - linking: what is tied together at once; the rest is when it is first asked for.
  package static func load(
    _ files: LayeredFiles, locales: [String], linking: Linking = .everything
  ) -> Checked<Kit> {
    var loading = KitLoading(reader: KitReader(files))
    guard let parts = loading.parts(locales) else { return Checked(nil, loading.sorted) }
    let kit = Kit(parts)
    loading.findings += kit.link(linking)
    return Checked(loading.hasErrors ? nil : kit, loading.sorted)
  }

  /// How much of a kit is linked when it is loaded.
  package enum Linking: Sendable {
    /// Every page in every language: nothing is left that could be wrong.
    case everything
    /// Every page in English, which finds what is wrong with the templates themselves.
    case reference
    /// Nothing: for a build, which may come to need no page at all.
    case nothing
  }

  /// The languages that a kit's folder has, the pseudo-locale not among them.
  package static func locales(in files: LayeredFiles) throws(Diagnostic) -> [String] {
    var names: [String] = []
    for entry in try KitReader(files).names(in: "templates/locales")
    where entry.name.hasSuffix(".json") {
      names.append(String(entry.name.dropLast(5)))
    }
    return names
  }

  private func link(_ linking: Linking) -> [Diagnostic] {
    let wanted =
      switch linking {
      case .everything: dictionaries.sorted { $0.key < $1.key }.map(\.value)
      case .reference: [reference]
      case .nothing: [LocaleDictionary]()
      }
    return languages(wanted.map { ($0, .none) }).flatMap(\.findings)
      + wanted.flatMap { messages($0, .none).findings }
  }
}

/// A kit being loaded: it goes on after an error, so that all of them are found at once.
private struct KitLoading {
  var reader: KitReader
  var findings: [Diagnostic] = []

  var hasErrors: Bool { findings.contains { $0.severity == .error } }

  var sorted: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return findings.sorted().filter { seen.insert($0).inserted }
  }

  mutating func parts(_ locales: [String]) -> KitParts? {
    let dictionaries = dictionaries(locales)
    let templates = templates()
    let messages = messages()
    let scripts = scripts()
    let structure = structure()
    let theme = templates.flatMap { themeSheet($0.partials) }
    // One file that cannot be read keeps others from being read.
    if !findings.contains(where: { $0.code == "kit.file" }) {
      findings += StrayFiles.findings(in: reader.files, read: reader.read.map(\.name))
    }
    guard let dictionaries, let templates, let messages, let scripts, let structure, let theme,
      !hasErrors
    else { return nil }
    return KitParts(
      files: reader.files, digest: reader.digest, reference: dictionaries.reference,
      dictionaries: dictionaries.all, scripts: scripts, structure: structure,
      themeSheet: theme, templates: templates, messages: messages)
  }

  /// Does what may fail, and keeps the finding.
  private mutating func attempt<Result>(
    _ body: (inout KitReader) throws(Diagnostic) -> Result
  ) -> Result? {
    do throws(Diagnostic) { return try body(&reader) } catch {
      findings.append(error)
      return nil
    }
  }

  // MARK: Texts

  private mutating func dictionaries(
    _ locales: [String]
  ) -> (reference: LocaleDictionary, all: [String: LocaleDictionary])? {
    guard let known = attempt({ reader throws(Diagnostic) in try Kit.locales(in: reader.files) }),
      let reference = dictionary(KitLocale.reference)
    else { return nil }
    let yardstick = yardstick(for: reference)
    var all: [String: LocaleDictionary] = [:]
    for locale in Set((locales.isEmpty ? known : locales).map(KitLocale.canonical)).sorted() {
      switch locale {
      case KitLocale.reference: all[locale] = reference
      case KitLocale.pseudo: all[locale] = PseudoLocale.dictionary(from: reference)
      case _ where !known.contains(locale): findings.append(Self.unknown(locale, among: known))
      default:
        guard let dictionary = dictionary(locale) else { continue }
        findings += dictionary.differences(from: yardstick)
        all[locale] = dictionary
      }
    }
    return (reference, all)
  }

  /// What every language is held against: English, and where the project has an English of its own
  /// the kit's, which that one is held against too. So a hole that it loses is its own fault, and not
  /// that of all the languages that have kept it.
  private mutating func yardstick(for own: LocaleDictionary) -> LocaleDictionary {
    guard let file = reader.kitFile(instead: own.file.name),
      let original = LocaleDictionary.read(file, tag: own.tag).value
    else { return own }
    let yardstick = original.adding(own)
    findings += own.differences(from: yardstick)
    return yardstick
  }

  private mutating func dictionary(_ tag: String) -> LocaleDictionary? {
    guard
      let file = attempt({ reader throws(Diagnostic) in
        try reader.file("templates/locales/\(tag).json")
      })
    else { return nil }
    let checked = LocaleDictionary.read(file, tag: tag)
    findings += checked.findings
    return checked.value
  }

  private static func unknown(_ locale: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error, "text.locale.unknown", "there are no texts in '\(locale)'",
      at: SourceLocation(file: "templates/locales"),
      hint: nearestNameHint(for: locale, among: known)
        ?? "languages: \(known.sorted().joined(separator: ", "))")
  }

  // MARK: Templates, styles, scripts

  private mutating func templates() -> TemplateSet? {
    guard
      let partials = attempt({ reader throws(Diagnostic) in
        try reader.folder("templates/partials", ["html", "css"], recursive: true)
      }),
      let pages = attempt({ reader throws(Diagnostic) in
        try reader.folder("templates/pages", ["html"])
      })
    else { return nil }
    var set: (pages: [PageID: Template], partials: [String: Template]) = ([:], [:])
    for (name, file) in partials {
      set.partials[name] = attempt { _ throws(Diagnostic) in try Template.parse(file) }
    }
    for (name, file) in pages {
      guard let page = PageID(rawValue: name) else {
        findings.append(Self.unknownPage(name, file))
        continue
      }
      set.pages[page] = attempt { _ throws(Diagnostic) in try Template.parse(file) }
    }
    guard set.partials.count == partials.count else { return nil }
    return TemplateSet(pages: set.pages, partials: set.partials)
  }

  private mutating func messages() -> MessageTemplates? {
    let read = attempt { reader throws(Diagnostic) in try MessageTemplates.read(&reader) }
    findings += read?.findings ?? []
    return read?.value
  }

  private static func unknownPage(_ name: String, _ file: SourceFile) -> Diagnostic {
    Diagnostic(
      .warning, "kit.page.unknown", "no site has a page '\(name)'",
      at: SourceLocation(file: file.name),
      hint: nearestNameHint(for: name, among: PageID.allCases.map(\.rawValue)))
  }

  private mutating func themeSheet(_ partials: [String: Template]) -> ThemeSheet? {
    attempt { reader throws(Diagnostic) in
      try ThemeSheet(Template.parse(reader.file("templates/theme.css")), partials: partials)
    }
  }

  private mutating func scripts() -> ScriptSet? {
    attempt { reader throws(Diagnostic) in
      var sources: [String: SourceFile] = [:]
      for (name, file) in try reader.folder("site/scripts", ["js"], recursive: true) {
        sources[name] = file
      }
      guard sources[ScriptSet.entry] != nil else {
        _ = try reader.file("site/scripts/\(ScriptSet.entry).js")
        return try ScriptSet([:])
      }
      return try ScriptSet(sources)
    }
  }

  private mutating func structure() -> [UInt8]? {
    attempt { reader throws(Diagnostic) in
      StructureStyles.joined(try reader.folder("site/styles", ["css"]).map(\.file))
    }
  }
}
