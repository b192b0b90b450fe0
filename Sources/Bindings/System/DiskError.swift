internal import CSystem

/// A call to the file system that failed.
package struct DiskError: Error, Hashable, Sendable {
  /// What was to be done.
  package enum Operation: String, Hashable, Sendable {
    case read, write, makeDirectory, list, status, rename, exchange, remove, lock, resolve
  }

  package let operation: Operation
  package let path: String
  /// The system's `errno`.
  package let code: Int32

  package init(_ operation: Operation, _ path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The error of the system call that has just failed.
  init(_ operation: Operation, _ path: String) {
    self.init(operation, path, code: lintel_errno())
  }

  /// The code of what is neither file nor folder, a pipe for one, where a file should be: the system
  /// has none for it.
  package static let irregular: Int32 = -1

  /// The system's own words: "No space left on device".
  package var reason: String {
    code == Self.irregular ? "Not a regular file" : unsafe String(cString: strerror(code))
  }

  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// Whether whoever reads the other end of a pipe has gone away.
  package var isReaderGone: Bool { code == EPIPE }
  /// Whether two places lie on different file systems, or on layers that cannot be exchanged.
  package var isCrossDevice: Bool { code == EXDEV }
  /// Whether there is no room: a full disk or a used-up quota.
  package var isFull: Bool { code == ENOSPC || code == EDQUOT }
  /// Whether the place may not be written: a read-only file system, or one without the right to.
  package var isReadOnly: Bool { code == EROFS || code == EACCES || code == EPERM }
}
