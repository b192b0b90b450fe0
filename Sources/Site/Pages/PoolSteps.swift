import Templating

/// The steps that the tenants of a pool have in common in one language.
final class PoolSteps: Sendable {
  /// A step with the first and the last part of its record.
  struct Part: Sendable {
    let step: Step
    let first: [Value]
    let last: [Value]
  }

  let parts: [Part]
  /// What the document that holds the steps has in it for all tenants. The texts of errors are those that
  /// any page can end in: a step may have begun on any of them.
  let documentValues: [(String, Value)]
  private let language: LinkedLanguage
  private let assets: PageAssets
  private let known: [(String, Knowledge)]
  private let folded: FoldedPages

  /// - Parameter known: what else all tenants' records have in common.
  init(
    _ tag: String, _ tenant: Tenant, _ language: LinkedLanguage, _ places: PagePlaces,
    knowing known: [(String, Knowledge)]
  ) {
    let addresses = places.addresses
    var forms = PageForms(tenant: tenant, texts: language.texts, addresses: addresses)
    forms.isStep = true
    let pool = tenant.pool
    parts = Step.all(of: pool).map { step in
      let frame = PageFrame(
        page: step.page, language: language, languages: [], tags: [], tag: tag,
        addresses: addresses, fields: forms.fields(of: step.page, step.facts),
        variant: step.form)
      let values = PoolValues(
        pool: pool, texts: language.texts, isPasskeyHost: tenant.isPasskeyHost,
        source: .step(step.facts))
      return Part(step: step, first: frame.values(.direct), last: values.values(of: step.page))
    }
    documentValues = [
      ("lang", .text(tag)), ("dir", .text(language.dictionary.direction.rawValue)),
      ("direct", .flag(true)),
      ("errorTexts", .list(PageErrors.records(of: PageID.allCases, language.texts))),
    ]
    self.language = language
    assets = places.assets
    self.known = known
    folded = FoldedPages(count: parts.count + 1)
  }

  /// The program of a step; nil when it is first asked for.
  func program(_ index: Int) -> FoldedProgram? {
    folded.program(index) {
      let part = parts[index]
      return language.steps[part.step.page].folded(
        knowing: .record(
          PageModel.shape(of: part.step.page),
          known + [("assets", assets.known(of: part.step.page))], first: part.first,
          last: part.last))
    }
  }

  /// The program of the document that holds the steps; nil when it is first asked for.
  var document: FoldedProgram? {
    folded.program(parts.count) {
      language.steps.document.folded(
        knowing: .record(PageModel.steps, documentValues.map { ($0.0, .value($0.1)) }))
    }
  }
}
