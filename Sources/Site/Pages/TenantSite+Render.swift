package import Templating

extension TenantSite {
  /// A page's bytes; without a state, the page as it is uploaded or first shown.
  package func render(
    _ page: PageID, locale: String, state: PageState? = nil, served: Served = .direct
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    render(page, locale: locale, state: state, served: served, into: &bytes)
    return bytes
  }

  /// The same with its ``structureDigest(_:locale:state:served:)``, in one go.
  package func renderDigested(
    _ page: PageID, locale: String, state: PageState? = nil, served: Served = .direct
  ) -> (bytes: [UInt8], digest: UInt64) {
    let values = values(page, locale, state, served)
    guard let (program, record) = values.folded else {
      return values.program.renderDigested(values.record)
    }
    return program.renderDigested(record)
  }

  /// The same, appended to a buffer that is kept from page to page.
  package func render(
    _ page: PageID, locale: String, state: PageState? = nil, served: Served = .direct,
    into bytes: inout [UInt8]
  ) {
    let values = values(page, locale, state, served)
    if let (program, record) = values.folded {
      program.render(record, into: &bytes)
    } else {
      values.program.render(values.record, into: &bytes)
    }
  }

  /// The same, with the place of the template that each byte comes from.
  package func renderMapped(
    _ page: PageID, locale: String, state: PageState? = nil, served: Served = .direct
  ) -> RenderedPage {
    let values = values(page, locale, state, served)
    let (bytes, map) = values.program.renderMapped(values.record)
    return RenderedPage(page: page, locale: locale, bytes: bytes, map: map)
  }

  /// The document of a language's steps, mapped in the same way.
  package func renderMappedSteps(locale: String) -> RenderedPage {
    let (bytes, map) = language(locale).mappedSteps
    return RenderedPage(page: nil, locale: locale, bytes: bytes, map: map)
  }

  /// Equal for two pages that differ in free places only: words, labels, addresses.
  package func structureDigest(
    _ page: PageID, locale: String, state: PageState? = nil, served: Served = .direct
  ) -> UInt64 {
    let values = values(page, locale, state, served)
    return values.program.structureDigest(values.record)
  }

  /// What a built page is made of: for those who render it by other means.
  package func parts(of page: PageID, locale: String) -> (program: Program, record: Record) {
    let values = values(page, locale, nil, .direct)
    return (values.program, values.record)
  }

  /// A hosted page for a person, with nothing in it that is made up. Its assets are addressed from the
  /// root of ``with(root:)``.
  package func renderLive(_ page: PageID, locale: String, _ live: LivePage) -> [UInt8] {
    let values = values(page, locale, .live(live), .hosted)
    return values.program.render(values.record)
  }

  private func values(
    _ page: PageID, _ locale: String, _ state: PageState?, _ served: Served
  ) -> PageRecord {
    values(page, locale, state.map { .state($0.facts) } ?? .built, served)
  }

  private func values(
    _ page: PageID, _ locale: String, _ source: PageSource, _ served: Served
  ) -> PageRecord {
    PageRecord(language: language(locale), page: page, source: source, served: served)
  }

  private func language(_ tag: String) -> SiteLocale {
    guard let language = languages.first(where: { $0.tag == tag }) else {
      preconditionFailure("the site of '\(tenant.id)' has no language '\(tag)'")
    }
    return language
  }
}
