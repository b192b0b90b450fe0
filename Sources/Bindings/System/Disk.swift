/// What a file or folder is, as far as a build needs to know.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case file, directory, link, other }

  package let kind: Kind
  /// Bytes.
  package let size: Int
  package let inode: UInt64
  /// Nanoseconds since 1970.
  package let modified: Int64

  package init(kind: Kind, size: Int, inode: UInt64, modified: Int64) {
    self.kind = kind
    self.size = size
    self.inode = inode
    self.modified = modified
  }
}

/// A name in a folder.
package struct DirectoryEntry: Hashable, Sendable {
  package let name: String
  package let kind: FileStatus.Kind

  package init(name: String, kind: FileStatus.Kind) {
    self.name = name
    self.kind = kind
  }
}

/// The file system. The real one is `LocalDisk`; tests have one that fails each call in turn.
package protocol Disk: Sendable {
  func read(_ path: String) throws(DiskError) -> [UInt8]
  /// Creates or replaces a file.
  func write(_ bytes: [UInt8], to path: String) throws(DiskError)
  /// The same, whole or not at all, for the user's own eyes (mode 600).
  func writePrivate(_ bytes: [UInt8], to path: String) throws(DiskError)
  func makeDirectory(_ path: String) throws(DiskError)
  /// Sorted by name.
  func list(_ path: String) throws(DiskError) -> [DirectoryEntry]
  /// What is at a path, not following a link at its end; nil where there is nothing.
  func status(of path: String) throws(DiskError) -> FileStatus?
  func rename(_ path: String, to target: String) throws(DiskError)
  /// Puts each of two folders in the other's place, in one step where the file system has it.
  func exchange(_ one: String, _ other: String) throws(DiskError)
  func removeFile(_ path: String) throws(DiskError)
  func removeEmptyDirectory(_ path: String) throws(DiskError)
  /// The path with every link followed.
  func resolve(_ path: String) throws(DiskError) -> String
  /// Waits until nobody else holds the folder or file, and holds it.
  func lock(_ path: String) throws(DiskError) -> FileLock
  /// The same without waiting: nil where somebody else holds it.
  func tryLock(_ path: String) throws(DiskError) -> FileLock?
}

extension Disk {
  package func tryLock(_ path: String) throws(DiskError) -> FileLock? { try lock(path) }

  /// Makes a folder and those above it, as far as they are missing.
  package func makeDirectories(_ path: String) throws(DiskError) {
    if path.isEmpty || path == "/" { return }
    if let status = try status(of: path) {
      // A link to a folder is as good as a folder; writing below it tells if it is not.
      if status.kind == .directory || status.kind == .link { return }
    }
    let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    try makeDirectories(parent.joined(separator: "/"))
    do throws(DiskError) { try makeDirectory(path) } catch {
      // Another task may have been first.
      guard (try? status(of: path))?.kind == .directory else { throw error }
    }
  }

  /// Refuses a pipe or the like, without opening it: to open a pipe is to wait for whoever writes to it.
  ///
  /// - Parameter name: the path as it was asked for, where links have been followed.
  package func refuseIrregular(_ path: String, named name: String? = nil) throws(DiskError) {
    if try status(of: path)?.kind == .other {
      throw DiskError(.read, name ?? path, code: DiskError.irregular)
    }
  }

  /// Removes a file or a folder with all that is in it; links are removed, not followed. Nothing
  /// there is no error.
  package func removeTree(_ path: String) throws(DiskError) {
    guard let status = try status(of: path) else { return }
    guard status.kind == .directory else { return try removeFile(path) }
    for entry in try list(path) {
      let child = "\(path)/\(entry.name)"
      if entry.kind == .directory { try removeTree(child) } else { try removeFile(child) }
    }
    try removeEmptyDirectory(path)
  }
}
