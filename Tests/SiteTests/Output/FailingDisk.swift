import Bindings
import Synchronization

/// A disk on which one call fails; counts calls when none is to.
final class FailingDisk: Disk {
  /// `ENOSPC` and `EROFS` on Linux and macOS.
  static let full: Int32 = 28
  static let readOnly: Int32 = 30

  private let disk = LocalDisk()
  private let failing: Int?
  private let code: Int32
  private let count = Atomic(0)

  /// - Parameter failing: the number of the call, from 0.
  init(failing: Int? = nil, code: Int32 = full) {
    self.failing = failing
    self.code = code
  }

  var calls: Int { count.load(ordering: .relaxed) }

  private func call(_ operation: DiskError.Operation, _ path: String) throws(DiskError) {
    if count.add(1, ordering: .relaxed).oldValue == failing {
      throw DiskError(operation, path, code: code)
    }
  }

  func read(_ path: String) throws(DiskError) -> [UInt8] {
    try call(.read, path)
    return try disk.read(path)
  }

  /// Like a disk that fills up: a part of the file is there.
  func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
    do throws(DiskError) { try call(.write, path) } catch {
      try disk.write(Array(bytes.prefix(bytes.count / 2)), to: path)
      throw error
    }
    try disk.write(bytes, to: path)
  }

  func writePrivate(_ bytes: [UInt8], to path: String) throws(DiskError) {
    try call(.write, path)
    try disk.writePrivate(bytes, to: path)
  }

  func makeDirectory(_ path: String) throws(DiskError) {
    try call(.makeDirectory, path)
    try disk.makeDirectory(path)
  }

  func list(_ path: String) throws(DiskError) -> [DirectoryEntry] {
    try call(.list, path)
    return try disk.list(path)
  }

  func status(of path: String) throws(DiskError) -> FileStatus? {
    try call(.status, path)
    return try disk.status(of: path)
  }

  func rename(_ path: String, to target: String) throws(DiskError) {
    try call(.rename, path)
    try disk.rename(path, to: target)
  }

  func exchange(_ one: String, _ other: String) throws(DiskError) {
    try call(.exchange, other)
    try disk.exchange(one, other)
  }

  func removeFile(_ path: String) throws(DiskError) {
    try call(.remove, path)
    try disk.removeFile(path)
  }

  func removeEmptyDirectory(_ path: String) throws(DiskError) {
    try call(.remove, path)
    try disk.removeEmptyDirectory(path)
  }

  func resolve(_ path: String) throws(DiskError) -> String {
    try call(.resolve, path)
    return try disk.resolve(path)
  }

  func lock(_ path: String) throws(DiskError) -> FileLock {
    try call(.lock, path)
    return try disk.lock(path)
  }

  func tryLock(_ path: String) throws(DiskError) -> FileLock? {
    try call(.lock, path)
    return try disk.tryLock(path)
  }
}
