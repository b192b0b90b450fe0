internal import CSystem

/// A disk as it would be with other bytes in one file: to try something out before it is written. Nothing can
/// be written to it.
package struct PatchedDisk: Disk {
  private let base: any Disk
  private let path: String
  private let bytes: [UInt8]

  /// - Parameter path: of a file that is there, spelt as it is read.
  package init(base: any Disk, path: String, bytes: [UInt8]) {
    self.base = base
    self.path = path
    self.bytes = bytes
  }

  package func read(_ path: String) throws(DiskError) -> [UInt8] {
    path == self.path ? bytes : try base.read(path)
  }

  package func list(_ path: String) throws(DiskError) -> [DirectoryEntry] { try base.list(path) }
  package func status(of path: String) throws(DiskError) -> FileStatus? {
    try base.status(of: path)
  }
  package func resolve(_ path: String) throws(DiskError) -> String { try base.resolve(path) }

  package func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
    throw Self.refusal(.write, path)
  }
  package func writePrivate(_ bytes: [UInt8], to path: String) throws(DiskError) {
    throw Self.refusal(.write, path)
  }
  package func makeDirectory(_ path: String) throws(DiskError) {
    throw Self.refusal(.makeDirectory, path)
  }
  package func rename(_ path: String, to target: String) throws(DiskError) {
    throw Self.refusal(.rename, path)
  }
  package func exchange(_ one: String, _ other: String) throws(DiskError) {
    throw Self.refusal(.exchange, one)
  }
  package func removeFile(_ path: String) throws(DiskError) { throw Self.refusal(.remove, path) }
  package func removeEmptyDirectory(_ path: String) throws(DiskError) {
    throw Self.refusal(.remove, path)
  }
  package func lock(_ path: String) throws(DiskError) -> FileLock {
    throw Self.refusal(.lock, path)
  }

  private static func refusal(_ operation: DiskError.Operation, _ path: String) -> DiskError {
    DiskError(operation, path, code: EROFS)
  }
}
