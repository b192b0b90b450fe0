internal import CSystem

/// Holds a file or folder against other processes that ask for the same lock; let go when it goes, and
/// by the system when the process ends.
package struct FileLock: ~Copyable, Sendable {
  private let file: Descriptor

  init(_ path: String) throws(DiskError) {
    let file = try Descriptor(path, O_RDONLY, .lock)
    while flock(file.number, LOCK_EX) != 0 {
      if lintel_errno() != EINTR { throw DiskError(.lock, path) }
    }
    self.file = file
  }

  /// Does not wait; nil where somebody else holds it.
  init?(trying path: String) throws(DiskError) {
    let file = try Descriptor(path, O_RDONLY, .lock)
    guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
      if lintel_errno() == EWOULDBLOCK { return nil }
      throw DiskError(.lock, path)
    }
    self.file = file
  }
}
