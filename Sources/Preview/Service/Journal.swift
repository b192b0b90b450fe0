import Bindings
import CognitoMock
import Synchronization

/// The rows of the mock's state in a SQLite file, written as they change.
///
/// Whoever changes the state appends the rows under the state's lock, and waits for the ticket outside
/// of it, before it answers: the first who waits writes everything that has come in by then as one
/// transaction. So an answered write survives the process, however it ends, and no answer tells of a
/// row that might not. Rows, not events: nothing is replayed, so an upgrade cannot change history.
final class Journal: Sendable {
  private struct Queue {
    var pending: [RowChange] = []
    /// The ticket of the last rows appended, and of the last written.
    var last = 0
    var written = 0
    /// Whether the last attempt to write has failed.
    var hasFailed = false
  }

  private let queue = Mutex(Queue())
  private let file: Mutex<JournalFile>

  /// - Parameter file: held for as long as the journal is.
  init(_ file: sending JournalFile) {
    self.file = Mutex(file)
  }

  /// Whether what was appended could be written so far.
  var isWhole: Bool { queue.withLock { !$0.hasFailed } }

  /// Takes rows that have changed; quick enough to be called under a lock.
  ///
  /// - Returns: the ticket to be waited for, also where nothing has changed: what was read may not be
  ///   written yet.
  func append(_ changes: [RowChange]) -> Int {
    queue.withLock { queue in
      guard !changes.isEmpty else { return queue.last }
      queue.pending += changes
      queue.last += 1
      return queue.last
    }
  }

  /// Returns once everything up to the ticket is in the file. What could not be written is tried again
  /// with the next rows.
  func wait(for ticket: Int) throws(SQLiteError) {
    if queue.withLock({ $0.written >= ticket }) { return }
    try file.withLock { file throws(SQLiteError) in
      let (changes, last) = queue.withLock { queue in
        defer { queue.pending = [] }
        return (queue.pending, queue.last)
      }
      do throws(SQLiteError) {
        if !changes.isEmpty { try file.write(changes) }
        queue.withLock {
          $0.written = last
          $0.hasFailed = false
        }
      } catch {
        queue.withLock {
          $0.pending = changes + $0.pending
          $0.hasFailed = true
        }
        throw error
      }
    }
  }
}
