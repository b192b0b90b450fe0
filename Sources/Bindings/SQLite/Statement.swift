internal import CSQLite

/// A value in a column.
package enum SQLiteValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

/// A compiled statement of a database, which it keeps open.
///
/// Shape: `try statement.run([.text("acme")])`, or row by row
/// `try statement.query([.text("acme")]) { row in row.text(0) }`.
@safe
package final class Statement {
  private let database: Database
  private let handle: OpaquePointer

  init(_ database: Database, _ sql: String) throws(SQLiteError) {
    self.database = database
    var compiled: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(database.handle, sql, -1, &compiled, nil) == SQLITE_OK else {
      throw database.lastError
    }
    guard let statement = unsafe compiled else {
      throw SQLiteError(code: SQLITE_MISUSE, message: "an empty statement")
    }
    unsafe handle = statement
  }

  /// Runs the statement to its end; rows are passed over.
  package func run(_ values: [SQLiteValue] = []) throws(SQLiteError) {
    try query(values) { _ in }
  }

  /// Runs the statement and hands each row to the body; a row is good only inside it.
  package func query(
    _ values: [SQLiteValue] = [], _ body: (borrowing Row) -> Void
  ) throws(SQLiteError) {
    defer { unsafe _ = sqlite3_reset(handle) }
    try bind(values)
    while true {
      switch unsafe sqlite3_step(handle) {
      case SQLITE_ROW: unsafe body(Row(handle))
      case SQLITE_DONE: return
      default: throw database.lastError
      }
    }
  }

  private func bind(_ values: [SQLiteValue]) throws(SQLiteError) {
    let wanted = unsafe Int(sqlite3_bind_parameter_count(handle))
    guard values.count == wanted else {
      throw SQLiteError(
        code: SQLITE_RANGE, message: "\(values.count) values for \(wanted) parameters")
    }
    for (index, value) in values.enumerated() {
      guard bind(value, at: Int32(index + 1)) == SQLITE_OK else { throw database.lastError }
    }
  }

  private func bind(_ value: SQLiteValue, at index: Int32) -> Int32 {
    switch value {
    case .null: unsafe sqlite3_bind_null(handle, index)
    case .integer(let number): unsafe sqlite3_bind_int64(handle, index, number)
    case .real(let number): unsafe sqlite3_bind_double(handle, index, number)
    case .text(let text):
      // The length is given, so that a NUL inside does not end the text.
      unsafe lintel_bind_text(handle, index, text, Int32(text.utf8.count))
    case .blob(let bytes):
      unsafe bytes.withUnsafeBytes { buffer in
        unsafe lintel_bind_blob(handle, index, buffer.baseAddress, Int32(buffer.count))
      }
    }
  }

  deinit { unsafe _ = sqlite3_finalize(handle) }

  /// A row while it is being read; columns count from 0.
  @safe
  package struct Row: ~Copyable {
    private let handle: OpaquePointer

    fileprivate init(_ handle: OpaquePointer) { unsafe self.handle = handle }

    /// The column as what it holds.
    package subscript(column: Int) -> SQLiteValue {
      let column = Int32(column)
      switch unsafe sqlite3_column_type(handle, column) {
      case SQLITE_INTEGER: return unsafe .integer(sqlite3_column_int64(handle, column))
      case SQLITE_FLOAT: return unsafe .real(sqlite3_column_double(handle, column))
      case SQLITE_TEXT: return .text(String(decoding: bytes(column), as: UTF8.self))
      case SQLITE_BLOB: return .blob(bytes(column))
      default: return .null
      }
    }

    private func bytes(_ column: Int32) -> [UInt8] {
      let count = unsafe Int(sqlite3_column_bytes(handle, column))
      // Text as UTF-8 is what `column_blob` gives; no bytes at all is a null pointer.
      guard count > 0, let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
      return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    }
  }
}
