import Bindings

/// Files that exist only for a test, below a folder `project`; they can be read and listed.
struct MemoryDisk: Disk {
  let files: [String: [UInt8]]
  /// Links and where they lead.
  let links: [String: String]

  func read(_ path: String) throws(DiskError) -> [UInt8] {
    guard let bytes = files[path] else { throw missing(.read, path) }
    return bytes
  }

  func list(_ path: String) throws(DiskError) -> [DirectoryEntry] {
    var entries: [String: DirectoryEntry] = [:]
    for file in Array(files.keys) + Array(links.keys) where file.hasPrefix(path + "/") {
      let rest = file.dropFirst(path.utf8.count + 1)
      let name = String(rest.prefix { $0 != "/" })
      let kind: FileStatus.Kind = name.utf8.count < rest.utf8.count ? .directory : .file
      entries[name] = DirectoryEntry(name: name, kind: links[file] == nil ? kind : .link)
    }
    guard !entries.isEmpty else { throw missing(.list, path) }
    return entries.values.sorted { $0.name < $1.name }
  }

  func status(of path: String) throws(DiskError) -> FileStatus? {
    if let bytes = files[path] {
      return FileStatus(kind: .file, size: bytes.count, inode: 0, modified: 0)
    }
    if files.keys.contains(where: { $0.hasPrefix(path + "/") }) {
      return FileStatus(kind: .directory, size: 0, inode: 0, modified: 0)
    }
    return links[path].map { _ in FileStatus(kind: .link, size: 0, inode: 0, modified: 0) }
  }

  func resolve(_ path: String) throws(DiskError) -> String { "/home/" + (links[path] ?? path) }

  func write(_ bytes: [UInt8], to path: String) throws(DiskError) { throw readOnly(path) }
  func writePrivate(_ bytes: [UInt8], to path: String) throws(DiskError) {
    throw readOnly(path)
  }
  func makeDirectory(_ path: String) throws(DiskError) { throw readOnly(path) }
  func rename(_ path: String, to target: String) throws(DiskError) { throw readOnly(path) }
  func exchange(_ one: String, _ other: String) throws(DiskError) { throw readOnly(one) }
  func removeFile(_ path: String) throws(DiskError) { throw readOnly(path) }
  func removeEmptyDirectory(_ path: String) throws(DiskError) { throw readOnly(path) }
  func lock(_ path: String) throws(DiskError) -> FileLock { throw readOnly(path) }

  private func missing(_ operation: DiskError.Operation, _ path: String) -> DiskError {
    DiskError(operation, path, code: 2)
  }

  private func readOnly(_ path: String) -> DiskError { DiskError(.write, path, code: 30) }
}
