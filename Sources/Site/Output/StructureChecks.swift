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

  /// What is wrong with every page of a site, and with the structures of all their states.
  func allFindings(for site: TenantSite) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for locale in site.locales {
      for page in site.pages {
        for served in Served.allCases {
          findings += check(site.renderMapped(page, locale: locale, served: served))
          for state in site.states(of: page) {
            let digest = site.structureDigest(page, locale: locale, state: state, served: served)
            findings += self.findings(
              for: PageStructure(page: page, locale: locale, served: served, digest: digest),
              state, site)
          }
        }
      }
    }
    return findings
  }

  private func findings(
    for structure: PageStructure, _ state: PageState?, _ site: TenantSite
  ) -> [Diagnostic] {
    if let known = seen.withLock({ $0[structure] }) { return known }
    // Two threads may check the same structure at the same time; they find the same.
    let findings = check(
      site.renderMapped(
        structure.page, locale: structure.locale, state: state, served: structure.served))
    seen.withLock { $0[structure] = findings }
    return findings
  }
}

/// What makes a page's checks come out as they do: two pages that have it in common differ only in
/// words and addresses.
struct PageStructure: Hashable, Sendable {
  let page: PageID
  let locale: String
  let served: Served
  let digest: UInt64
}
