import Bindings
import Site

/// All pages rendered and written, and nothing else: no assets, checks, hashes or staging. Just what
/// other engines are measured at.
struct PageWriter: Sendable {
  let sites: Sites
  let folder: String

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
    let disk = LocalDisk()
    for number in numbers {
      let site = sites[number]
      for (index, locale) in site.locales.enumerated() {
        let path = "\(folder)/\(site.tenant.id)/site\(index == 0 ? "" : "/\(locale)")"
        try disk.makeDirectories(path)
        for page in site.pages {
          try disk.write(
            site.render(page, locale: locale),
            to: "\(folder)/\(site.tenant.id)/\(site.path(of: page, locale: locale))")
        }
      }
    }
  }
}
