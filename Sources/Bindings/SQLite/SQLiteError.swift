internal import CSQLite

/// A call to SQLite that failed.
///
/// Source: sqlite.org/rescode.html.
package struct SQLiteError: Error, Hashable, Sendable {
  /// The extended result code.
  package let code: Int32
  /// SQLite's own words: "file is not a database".
  package let message: String

  package init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }

  /// The primary result code, without its details.
  private var primary: Int32 { code & 0xff }

  /// Whether the file is damaged or no database at all.
  package var isDamage: Bool { primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB }
  /// Whether another process held the file for longer than the time that is waited.
  package var isBusy: Bool { primary == SQLITE_BUSY }
}
