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
    if isFilesAlone {
      let files = files(of: sites[0])
      for number in numbers { try write(files, of: sites.project.tenants[number].id) }
    } else {
      for number in numbers {
        let site = sites[number]
        try write(files(of: site), of: site.tenant.id)
      }
    }
  }

  /// A site's pages by their path.
  private func files(of site: TenantSite) -> [(path: String, bytes: [UInt8])] {
    site.locales.flatMap { locale in
      site.pages.map { (site.path(of: $0, locale: locale), site.render($0, locale: locale)) }
    }
  }

  private func write(
    _ files: [(path: String, bytes: [UInt8])], of tenant: String
  ) throws(DiskError) {
    let disk = LocalDisk()
    var last = ""
    for file in files {
      let path = "\(folder)/\(tenant)/\(file.path)"
      let folder = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
      if folder != last { try disk.makeDirectories(folder) }
      last = folder
      try disk.write(file.bytes, to: path)
    }
  }
}
