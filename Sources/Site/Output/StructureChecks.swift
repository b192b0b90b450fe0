import Diagnostics
import Synchronization

/// Checks pages, each distinct structure once: two pages that differ only in words and addresses pass
/// or fail together.
final class StructureChecks: Sendable {
  private let check: @Sendable (RenderedPage) -> [Diagnostic]
  private let seen = Mutex<[PageStructure: [Diagnostic]]>([:])

  init(_ check: @escaping @Sendable (RenderedPage) -> [Diagnostic]) { self.check = check }

  /// What is wrong with the structures of a site's pages as they were rendered.
  ///
  /// A structure that was found wrong is wrong for every site that has it.
  func findings(for files: [OutputFile], of site: TenantSite) -> [Diagnostic] {
    files.compactMap(\.structure).flatMap { findings(for: $0, nil, site) }
  }

  /// What is wrong with every page of a site, with its steps, and with the structures of all states.
  func allFindings(for site: TenantSite) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for locale in site.locales {
      for page in site.pages {
        for served in Served.allCases {
          let part = PageStructure.Part.page(page, served)
          findings += check(site.rendered(part, locale: locale))
          for state in site.states(of: page) {
            let digest = site.structureDigest(page, locale: locale, state: state, served: served)
            findings += self.findings(
              for: PageStructure(part: part, locale: locale, digest: digest), state, site)
          }
        }
      }
    }
    return findings + self.findings(for: site.assets, of: site)
  }

  private func findings(
    for structure: PageStructure, _ state: PageState?, _ site: TenantSite
  ) -> [Diagnostic] {
    if let known = seen.withLock({ $0[structure] }) { return known }
    // Two threads may check the same structure at the same time; they find the same.
    let findings = check(site.rendered(structure.part, locale: structure.locale, state: state))
    seen.withLock { $0[structure] = findings }
    return findings
  }
}

/// What makes a page's checks come out as they do: two pages that have it in common differ only in
/// words and addresses.
struct PageStructure: Hashable, Sendable {
  /// What is checked as one document.
  enum Part: Hashable, Sendable {
    case page(PageID, Served)
    /// All steps of a language.
    case steps
  }

  let part: Part
  let locale: String
  let digest: UInt64
}

extension TenantSite {
  fileprivate func rendered(
    _ part: PageStructure.Part, locale: String, state: PageState? = nil
  ) -> RenderedPage {
    switch part {
    case .page(let page, let served):
      renderMapped(page, locale: locale, state: state, served: served)
    case .steps: renderMappedSteps(locale: locale)
    }
  }
}
