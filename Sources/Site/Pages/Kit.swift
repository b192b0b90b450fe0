package import Bindings
package import Branding
package import Diagnostics
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
  let scripts: ScriptSet
  /// The style sheets of `site/styles/`, minified.
  let structure: [UInt8]
  /// `templates/theme.css`.
  let themeSheet: ThemeSheet

  private let templates: TemplateSet
  private let messageTemplates: MessageTemplates
  private let languages = Mutex<[LanguageKey: LinkedOnce]>([:])
  private let messages = Mutex<[LanguageKey: Checked<LinkedMessages>]>([:])
  private let pseudo = Mutex<LocaleDictionary?>(nil)
  private let pools = Mutex<[PoolPages.Key: PoolPages]>([:])

  private struct LanguageKey: Hashable {
    let locale: String
    /// What a theme's own texts say; empty for none.
    let ownTexts: String

    init(_ dictionary: LocaleDictionary, _ ownTexts: OwnTexts) {
      locale = dictionary.tag
      self.ownTexts = ownTexts.identity
    }
  }

  init(_ parts: KitParts) {
    files = parts.files
    digest = parts.digest
    reference = parts.reference
    dictionaries = parts.dictionaries
    locales = parts.dictionaries.keys.sorted()
    scripts = parts.scripts
    structure = parts.structure
    themeSheet = parts.themeSheet
    templates = parts.templates
    messageTemplates = parts.messages
  }

  /// The texts of a language that is loaded, and of the pseudo-locale: it costs no file, so it is there
  /// whenever somebody names it, and made when first asked for.
  func dictionary(_ locale: String) -> LocaleDictionary? {
    let tag = KitLocale.canonical(locale)
    if let loaded = dictionaries[tag] { return loaded }
    guard tag == KitLocale.pseudo else { return nil }
    if let made = pseudo.withLock({ $0 }) { return made }
    let made = PseudoLocale.dictionary(from: reference)
    return pseudo.withLock { kept in
      kept = kept ?? made
      return kept
    }
  }

  /// Every page of some languages with a theme's own texts: linked when first asked for, then kept.
  ///
  /// - Returns: for each language the pages unless one of them cannot be linked, and all findings.
  func languages(
    _ wanted: [(dictionary: LocaleDictionary, ownTexts: OwnTexts)]
  ) -> [Checked<LinkedLanguage>] {
    let places = wanted.map { place(LanguageKey($0.dictionary, $0.ownTexts)) }
    // Tasks that begin together share the work: each first links what no other is at.
    for (place, wanted) in zip(places, wanted) {
      place.linkUnlessBusy { LinkedLanguage.link(templates, wanted.dictionary, wanted.ownTexts) }
    }
    return zip(places, wanted).map { place, wanted in
      place.linked { LinkedLanguage.link(templates, wanted.dictionary, wanted.ownTexts) }
    }
  }

  private func place(_ key: LanguageKey) -> LinkedOnce {
    languages.withLock { cache in
      if let place = cache[key] { return place }
      // Brands with texts of their own are many; what each of them needs is needed once.
      if cache.count >= Self.languageLimit { cache = cache.filter { $0.key.ownTexts.isEmpty } }
      let place = LinkedOnce()
      cache[key] = place
      return place
    }
  }

  /// Every message of a language with a theme's own texts: linked when first asked for, then kept.
  func messages(_ dictionary: LocaleDictionary, _ ownTexts: OwnTexts) -> Checked<LinkedMessages> {
    let own = ownTexts.ofMessages
    let key = LanguageKey(dictionary, own)
    if let linked = messages.withLock({ $0[key] }) { return linked }
    let linked = LinkedMessages.link(messageTemplates, dictionary, own)
    messages.withLock { cache in
      if cache.count >= Self.languageLimit { cache = cache.filter { $0.key.ownTexts.isEmpty } }
      cache[key] = linked
    }
    return linked
  }

  /// The same in the texts of a theme.
  ///
  /// Errors: `text.locale.unknown`, `text.*` in a theme's own texts, and those of
  /// ``LinkedMessages``.
  package func messages(in locale: String, for theme: Theme) -> Checked<LinkedMessages> {
    guard let dictionary = dictionary(locale) else {
      return Checked(
        nil,
        [
          Diagnostic(
            .error, "text.locale.unknown", "there are no texts in '\(locale)'",
            hint: nearestNameHint(for: locale, among: locales)
              ?? "languages: \(locales.joined(separator: ", "))")
        ])
    }
    let own = OwnTexts.read(theme.texts, for: dictionary.tag, reference: reference)
    guard let texts = own.value else { return Checked(nil, own.findings) }
    let linked = messages(dictionary, texts)
    return Checked(linked.value, own.findings + linked.findings)
  }

  /// What the pages of a pool's tenants have in common, made once.
  func pages(_ key: PoolPages.Key, _ make: () -> PoolPages) -> PoolPages {
    if let pages = pools.withLock({ $0[key] }) { return pages }
    let pages = make()
    pools.withLock { cache in
      if cache.count >= Self.poolLimit { cache = [:] }
      cache[key] = pages
    }
    return pages
  }

  /// Languages that are kept, each with all its pages: some 0.7 MB.
  private static let languageLimit = 64
  private static let poolLimit = 256
}
