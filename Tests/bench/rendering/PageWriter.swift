import Bindings
import Site

/// All pages rendered and written, and nothing else: no assets, checks, hashes or staging. Just what
/// other engines are measured at.
struct PageWriter: Sendable {
  let sites: Sites
  let folder: String
  /// Whether the first site's pages are written in the place of all others': what files take by
  /// themselves.
  let isFilesAlone: Bool

  func write() async throws(DiskError) {
    // Before the workers, which would all make it.
    try LocalDisk().makeDirectories(folder)
    let workers = Machine.processorCount
    let error = await withTaskGroup(of: DiskError?.self) { group in
      for worker in 0..<workers {
        group.addTask {
          do throws(DiskError) {
            try write(stride(from: worker, to: sites.count, by: workers))
            return nil
          } catch { return error }
        }
      }
      return await group.reduce(nil) { $0 ?? $1 }
    }
    if let error { throw error }
  }

  private func write(_ numbers: StrideTo<Int>) throws(DiskError) {
    let first = isFilesAlone ? sites[0] : nil
    let pages = first.map { site in
      site.locales.map { locale in site.pages.map { site.render($0, locale: locale) } }
    }
    // One page's bytes lie where the last one's did.
    var bytes: [UInt8] = []
    for number in numbers {
      let site = first ?? sites[number]
      let tenant = sites.project.tenants[number].id
      for (language, locale) in site.locales.enumerated() {
        try makeFolder(of: site, tenant, locale)
        for (index, page) in site.pages.enumerated() {
          bytes.removeAll(keepingCapacity: true)
          if let pages {
            bytes += pages[language][index]
          } else {
            site.render(page, locale: locale, into: &bytes)
          }
          try LocalDisk().write(bytes, to: path(site, tenant, page, locale))
        }
      }
    }
  }

  private func makeFolder(
    of site: TenantSite, _ tenant: String, _ locale: String
  ) throws(DiskError) {
    guard let page = site.pages.first else { return }
    let path = path(site, tenant, page, locale)
    try LocalDisk().makeDirectories(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
  }

  private func path(
    _ site: TenantSite, _ tenant: String, _ page: PageID, _ locale: String
  ) -> String {
    "\(folder)/\(tenant)/\(site.path(of: page, locale: locale))"
  }
}
