import Diagnostics
import Synchronization

/// Checks pages, each distinct structure once: two pages that differ only in words and addresses pass
/// or fail together.
final class StructureChecks: Sendable {
  private let check: @Sendable (RenderedPage) -> [Diagnostic]
  private let seen = Mutex<[Structure: [Diagnostic]]>([:])

  private struct Structure: Hashable {
    let page: PageID
    let locale: String
    let served: Served
    let digest: UInt64
  }

  init(_ check: @escaping @Sendable (RenderedPage) -> [Diagnostic]) { self.check = check }

  /// What is wrong with the structures of a site's uploaded pages.
  ///
  /// A structure that was found wrong is wrong for every site that has it.
  func findings(for site: TenantSite) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for locale in site.locales {
      for page in site.pages { findings += structure(of: page, locale, nil, .direct, site) }
    }
    return findings
  }

  /// What is wrong with every page of a site, and with the structures of all their states.
  func allFindings(for site: TenantSite) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for locale in site.locales {
      for page in site.pages {
        for served in Served.allCases {
          findings += check(site.renderMapped(page, locale: locale, served: served))
          for state in site.states(of: page) {
            findings += structure(of: page, locale, state, served, site)
          }
        }
      }
    }
    return findings
  }

  private func structure(
    of page: PageID, _ locale: String, _ state: PageState?, _ served: Served, _ site: TenantSite
  ) -> [Diagnostic] {
    let structure = Structure(
      page: page, locale: locale, served: served,
      digest: site.structureDigest(page, locale: locale, state: state, served: served))
    if let known = seen.withLock({ $0[structure] }) { return known }
    // Two threads may check the same structure at the same time; they find the same.
    let findings = check(
      site.renderMapped(page, locale: locale, state: state, served: served))
    seen.withLock { $0[structure] = findings }
    return findings
  }
}
