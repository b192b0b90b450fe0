internal import CSQLite

/// An open SQLite file, closed when nothing holds it any more.
///
/// Not for several threads at once: whoever shares it keeps it in a `Mutex`.
@safe
package final class Database {
  /// How long a call waits for another process that holds the file, in milliseconds.
  package static let patience: Int32 = 10_000

  let handle: OpaquePointer

  /// Opens the file, and makes it where there is none; `:memory:` is a database of its own.
  ///
  /// Writing goes to a write-ahead log, synchronised at checkpoints: after a loss of power the last
  /// transactions may be missing, the rest is whole.
  package init(path: String) throws(SQLiteError) {
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(
      path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
    guard let database = unsafe opened else {
      throw SQLiteError(code: code, message: "out of memory")
    }
    guard code == SQLITE_OK else {
      let error = unsafe SQLiteError(database)
      unsafe _ = sqlite3_close_v2(database)
      throw error
    }
    unsafe handle = database
    unsafe _ = sqlite3_extended_result_codes(database, 1)
    unsafe _ = sqlite3_busy_timeout(database, Self.patience)
    try execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON")
  }

  /// Runs statements that take no values and whose rows nobody wants.
  package func execute(_ sql: String) throws(SQLiteError) {
    guard unsafe sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw lastError }
  }

  /// A statement to be run any number of times.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    try Statement(self, sql)
  }

  /// Runs the body as one transaction, which is undone if the body throws.
  package func transaction<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try execute("BEGIN IMMEDIATE")
    do throws(SQLiteError) {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // SQLite has undone it already after some errors; then this fails, and that is well.
      try? execute("ROLLBACK")
      throw error
    }
  }

  /// How many rows the last statement changed.
  package var changes: Int { unsafe Int(sqlite3_changes64(handle)) }

  var lastError: SQLiteError { unsafe SQLiteError(handle) }

  // Close v2: a statement that is still held keeps the file open until it goes.
  deinit { unsafe _ = sqlite3_close_v2(handle) }
}

extension SQLiteError {
  /// What the last call on a database has come to.
  init(_ database: OpaquePointer) {
    unsafe self.init(
      code: sqlite3_extended_errcode(database), message: String(cString: sqlite3_errmsg(database)))
  }
}
