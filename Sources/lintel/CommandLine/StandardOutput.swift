internal import Bindings
internal import Diagnostics
internal import Synchronization

/// Where results go. A command need not look whether they got there: the first failure is kept until
/// it ends.
///
/// A reader that has gone away, as `head` does, has read what it wanted: that is no failure.
final class StandardOutput: Sendable {
  private let failed = Mutex<DiskError?>(nil)

  func write(_ text: String) {
    do throws(DiskError) { try Machine.write(text, to: 1) } catch {
      if !error.isReaderGone { failed.withLock { $0 = $0 ?? error } }
    }
  }

  /// What kept a result from its reader.
  var failure: Diagnostic? {
    failed.withLock { $0 }.map { error in
      Diagnostic(
        .error, "output.write", "\(error.path): \(error.reason)",
        hint: "the result is not whole: write it where there is room for it")
    }
  }
}
