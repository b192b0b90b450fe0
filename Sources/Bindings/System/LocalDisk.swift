internal import CSystem

/// The machine's own file system, through its system calls: no `fsync`, since a build can be repeated.
package struct LocalDisk: Disk {
  /// The largest file that is read, in bytes.
  package static let largestFile = 256 << 20

  package init() {}

  package func read(_ path: String) throws(DiskError) -> [UInt8] {
    let file = try Descriptor(path, O_RDONLY, .read)
    let size = try file.size()
    if size > Self.largestFile { throw DiskError(.read, path, code: EFBIG) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1)
    // What streams has no size.
    var chunk = [UInt8](repeating: 0, count: size == 0 ? 1 << 16 : min(size + 1, 1 << 16))
    while true {
      let count = unsafe CSystem.read(file.number, &chunk, chunk.count)
      if count < 0 {
        if lintel_errno() == EINTR { continue }
        throw DiskError(.read, path)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > Self.largestFile { throw DiskError(.read, path, code: EFBIG) }
    }
  }

  package func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
    try write(bytes, to: Descriptor(path, O_WRONLY | O_CREAT | O_TRUNC, .write), path)
  }

  package func writePrivate(_ bytes: [UInt8], to path: String) throws(DiskError) {
    // Beside its place, so that a reader never meets half of it, nor a mode that was there before.
    let aside = "\(path).new"
    if try status(of: aside) != nil { try removeFile(aside) }
    let file = try Descriptor(aside, O_WRONLY | O_CREAT | O_EXCL, .write, mode: 0o600)
    try write(bytes, to: file, aside)
    try rename(aside, to: path)
  }

  private func write(
    _ bytes: [UInt8], to file: borrowing Descriptor, _ path: String
  ) throws(DiskError) {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe CSystem.write(
          file.number, buffer.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count < 0 {
        if lintel_errno() == EINTR { continue }
        throw DiskError(.write, path)
      }
      start += count
    }
  }

  package func makeDirectory(_ path: String) throws(DiskError) {
    guard unsafe mkdir(path, 0o777) == 0 else { throw DiskError(.makeDirectory, path) }
  }

  package func list(_ path: String) throws(DiskError) -> [DirectoryEntry] {
    guard let folder = unsafe opendir(path) else { throw DiskError(.list, path) }
    defer { unsafe _ = closedir(folder) }
    var entries: [DirectoryEntry] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      let type = unsafe Int(entry.pointee.d_type)
      let kind: FileStatus.Kind? =
        switch type {
        case Int(DT_REG): .file
        case Int(DT_DIR): .directory
        case Int(DT_LNK): .link
        case Int(DT_UNKNOWN): nil
        default: .other
        }
      if let kind {
        entries.append(DirectoryEntry(name: name, kind: kind))
      } else if let status = try status(of: "\(path)/\(name)") {
        entries.append(DirectoryEntry(name: name, kind: status.kind))
      }
    }
    return entries.sorted { $0.name < $1.name }
  }

  package func status(of path: String) throws(DiskError) -> FileStatus? {
    var found = stat()
    guard unsafe lstat(path, &found) == 0 else {
      let error = DiskError(.status, path)
      if error.isMissing { return nil }
      throw error
    }
    let kind: FileStatus.Kind =
      switch lintel_kind(found.st_mode) {
      case UInt32(S_IFREG): .file
      case UInt32(S_IFDIR): .directory
      case UInt32(S_IFLNK): .link
      default: .other
      }
    return unsafe FileStatus(
      kind: kind, size: Int(found.st_size), inode: UInt64(found.st_ino),
      modified: lintel_modified(&found))
  }

  package func rename(_ path: String, to target: String) throws(DiskError) {
    guard unsafe CSystem.rename(path, target) == 0 else { throw DiskError(.rename, path) }
  }

  /// Where the file system has no exchange, two renames: a crash between them leaves what was at
  /// `other` beside `one`, named like it with `.old` at its end.
  package func exchange(_ one: String, _ other: String) throws(DiskError) {
    if unsafe lintel_exchange(one, other) == 0 { return }
    let error = DiskError(.exchange, other)
    guard error.code == EINVAL || error.code == ENOSYS || error.code == ENOTSUP else { throw error }
    let aside = "\(one).old"
    try rename(other, to: aside)
    do throws(DiskError) { try rename(one, to: other) } catch {
      try? rename(aside, to: other)
      throw error
    }
    try rename(aside, to: one)
  }

  package func removeFile(_ path: String) throws(DiskError) {
    guard unsafe unlink(path) == 0 else { throw DiskError(.remove, path) }
  }

  package func removeEmptyDirectory(_ path: String) throws(DiskError) {
    guard unsafe rmdir(path) == 0 else { throw DiskError(.remove, path) }
  }

  package func resolve(_ path: String) throws(DiskError) -> String {
    guard let resolved = unsafe realpath(path, nil) else { throw DiskError(.resolve, path) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  package func lock(_ path: String) throws(DiskError) -> FileLock { try FileLock(path) }

  package func tryLock(_ path: String) throws(DiskError) -> FileLock? {
    try FileLock(trying: path)
  }
}

/// An open file, closed when it goes.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32
  private let path: String

  init(
    _ path: String, _ flags: Int32, _ operation: DiskError.Operation, mode: mode_t = 0o666
  ) throws(DiskError) {
    number = unsafe lintel_open(path, flags, mode)
    self.path = path
    guard number >= 0 else { throw DiskError(operation, path) }
  }

  func size() throws(DiskError) -> Int {
    var found = stat()
    guard unsafe fstat(number, &found) == 0 else { throw DiskError(.status, path) }
    if lintel_kind(found.st_mode) == UInt32(S_IFDIR) { throw DiskError(.read, path, code: EISDIR) }
    return Int(found.st_size)
  }

  deinit { if number >= 0 { _ = close(number) } }
}
