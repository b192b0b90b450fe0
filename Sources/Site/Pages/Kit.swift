package import Bindings
import Diagnostics
import Synchronization
import Templating

/// What every site of a build is made of: templates, texts, scripts and structure styles, read and
/// prepared once.
package final class Kit: Sendable {
  package let files: LayeredFiles
  /// The languages that are loaded, in canonical spelling.
  package let locales: [String]
  /// SHA-256 over every file that was read, for the digests of a build.
  package let digest: [UInt8]

  let reference: LocaleDictionary
  let dictionaries: [String: LocaleDictionary]
  let catalogs: [String: TextCatalog]
  let scripts: ScriptSet
  /// The style sheets of `site/styles/`, minified.
  let structure: [UInt8]
  /// `templates/theme.css`.
  let themeProgram: Program

  private let templates: TemplateSet
  private let programs = Mutex<[ProgramKey: Program]>([:])

  private struct ProgramKey: Hashable {
    let page: PageID
    let locale: String
    /// What a theme's own texts say; empty for none.
    let ownTexts: String
  }

  init(_ parts: KitParts) {
    files = parts.files
    digest = parts.digest
    reference = parts.reference
    dictionaries = parts.dictionaries
    locales = parts.dictionaries.keys.sorted()
    catalogs = parts.dictionaries.mapValues(\.catalog)
    scripts = parts.scripts
    structure = parts.structure
    themeProgram = parts.themeProgram
    templates = parts.templates
  }

  /// The linked program of a page; linked when it is first asked for, then kept.
  func program(
    of page: PageID, locale: String, ownTexts: OwnTexts
  ) throws(Diagnostic) -> Program {
    let key = ProgramKey(page: page, locale: locale, ownTexts: ownTexts.identity)
    if let program = programs.withLock({ $0[key] }) { return program }
    let texts = catalog(of: locale, ownTexts: ownTexts)
    // Two tasks may link the same page at once: the results are equal, and nobody waits.
    let program = try templates.link(page, texts: texts)
    programs.withLock { cache in
      // Brands with texts of their own are many; what each of them needs is needed once.
      if cache.count > Self.limit { cache = cache.filter { $0.key.ownTexts.isEmpty } }
      cache[key] = program
    }
    return program
  }

  func catalog(of locale: String, ownTexts: OwnTexts) -> TextCatalog {
    let catalog = catalogs[locale] ?? TextCatalog(locale: locale, entries: [:])
    return ownTexts.entries.isEmpty ? catalog : catalog.overlaid(with: ownTexts.entries)
  }

  /// Programs that are kept.
  private static let limit = 2_000
}
