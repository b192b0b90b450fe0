import Diagnostics
import Synchronization

/// The place of a language's pages: whoever comes first links them, and the others wait for that.
///
/// What cannot be linked is kept as well: each tenant would try again.
final class LinkedOnce: Sendable {
  private let known = Mutex<Checked<LinkedLanguage>?>(nil)

  func linked(_ link: () -> Checked<LinkedLanguage>) -> Checked<LinkedLanguage> {
    known.withLock { known in
      let linked = known ?? link()
      known = linked
      return linked
    }
  }

  /// Links the pages unless it has been done, or is being done by another task.
  func linkUnlessBusy(_ link: () -> Checked<LinkedLanguage>) {
    _ = known.withLockIfAvailable { known in
      if known == nil { known = link() }
    }
  }
}
