import Bindings
import Diagnostics

/// The folder that a build writes: a folder a tenant, held by a lock while the build goes on.
final class OutputFolder: Sendable {
  let path: String
  let disk: any Disk
  private let lock: FileLock

  /// Makes the folder where it is missing, waits for another build that holds it, and takes away what
  /// a build that was killed has left.
  init(
    _ path: String, disk: any Disk, whenWaiting: () -> Void = {}
  ) throws(Diagnostic) {
    self.path = path
    self.disk = disk
    let lock: FileLock
    do throws(DiskError) {
      try disk.makeDirectories(path)
      if let free = try disk.tryLock(path) {
        lock = free
      } else {
        whenWaiting()
        lock = try disk.lock(path)
      }
    } catch { throw error.diagnostic() }
    self.lock = lock
    do throws(DiskError) { try recover() } catch { throw error.diagnostic() }
  }

  /// Whoever holds the lock owns every stage, and nothing else: all else may be a person's. Where
  /// folders cannot be exchanged, a build that was killed between its two renames left the former
  /// folder in its stage with `.old` at the end, and nothing in its place. No tenant's id has a dot.
  private func recover() throws(DiskError) {
    for entry in try disk.list(path)
    where entry.kind == .directory && entry.name.hasPrefix(Stage.prefix) {
      let found = "\(path)/\(entry.name)"
      let id = entry.name.dropFirst(Stage.prefix.count)
      if id.hasSuffix(".old"),
        try disk.status(of: folder(of: String(id.dropLast(4)))) == nil
      {
        try disk.rename(found, to: folder(of: String(id.dropLast(4))))
      } else {
        try disk.removeTree(found)
      }
    }
  }

  func folder(of id: String) -> String { "\(path)/\(id)" }

  /// What is at the place of a tenant's manifest.
  func manifestStatus(of id: String) -> FileStatus? {
    try? disk.status(of: "\(folder(of: id))/\(Manifest.name)")
  }

  /// Takes away the folders of tenants that are gone.
  ///
  /// - Returns: their ids, sorted. A folder without a manifest of Lintel's is not touched.
  func removeAll(except isKept: (String) -> Bool) throws(Diagnostic) -> [String] {
    var removed: [String] = []
    do throws(DiskError) {
      for entry in try disk.list(path)
      where entry.kind == .directory && !entry.name.hasPrefix("_") && !entry.name.hasPrefix(".") {
        if isKept(entry.name) { continue }
        guard try manifest(of: entry.name) != nil else { continue }
        // By way of a stage: a build that is killed here leaves no half of a folder.
        let stage = "\(path)/\(Stage.prefix)\(entry.name)"
        try disk.rename(folder(of: entry.name), to: stage)
        removed.append(entry.name)
        try disk.removeTree(stage)
      }
    } catch { throw error.diagnostic() }
    return removed
  }

  /// Takes away one folder; false where there is none, or none of Lintel's.
  func remove(_ id: String) throws(Diagnostic) -> Bool {
    do throws(DiskError) {
      guard try disk.status(of: folder(of: id))?.kind == .directory,
        try manifest(of: id) != nil
      else { return false }
      let stage = "\(path)/\(Stage.prefix)\(id)"
      try disk.rename(folder(of: id), to: stage)
      try disk.removeTree(stage)
      return true
    } catch { throw error.diagnostic() }
  }

  /// A folder's manifest; nil where there is none of Lintel's.
  func manifest(of id: String) throws(DiskError) -> [UInt8]? {
    let manifest = "\(folder(of: id))/\(Manifest.name)"
    guard try disk.status(of: manifest)?.kind == .file else { return nil }
    let bytes = try disk.read(manifest)
    return Manifest.isOurs(bytes) ? bytes : nil
  }
}
