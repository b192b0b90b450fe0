import Bindings
import CognitoMock
import Diagnostics
import Syntax

/// The SQLite file of a preview's state: one table, a row of it for each row of the state.
///
/// Shape: `rows(name, key, json)`, with Lintel's `application_id`, so that no other program's file is
/// ever taken for one.
final class JournalFile {
  private static let version = 1

  private let path: String
  private let database: Database
  private let replace: Statement
  private let remove: Statement
  /// Held against another preview on the same file.
  private let lock: FileLock

  /// Opens the file, and makes it where there is none.
  ///
  /// Errors: `state.busy` if another preview has it, `state.foreign` for a file of another kind,
  /// `state.version` for one of a later Lintel, `state.damaged`, `state.file` if the system refuses.
  init(_ name: String, on disk: any Disk) throws(Diagnostic) {
    path = try Self.place(name, on: disk)
    lock = try Self.prepare(path, on: disk)
    do throws(SQLiteError) {
      database = try Database(path: path)
      replace = try database.prepare(
        "INSERT INTO rows(name, key, json) VALUES(?1, ?2, ?3)"
          + " ON CONFLICT(name, key) DO UPDATE SET json = excluded.json")
      remove = try database.prepare("DELETE FROM rows WHERE name = ?1 AND key = ?2")
    } catch { throw error.diagnostic(path) }
    let version = try number("PRAGMA user_version")
    guard version <= Self.version else {
      throw Diagnostic(
        .error, "state.version", "'\(path)' was written by a later Lintel",
        hint: "use that one, or name another file")
    }
  }

  /// Every row, in no order that means anything.
  ///
  /// Errors: `state.damaged`.
  func rows() throws(Diagnostic) -> [(table: String, key: String, row: JSONValue)] {
    var texts: [(String, String, String)] = []
    do throws(SQLiteError) {
      // Damage is to be met at the start, not in the middle of somebody's sign-in.
      var verdict = ""
      try database.prepare("PRAGMA quick_check(1)").query { row in
        if case .text(let text) = row[0] { verdict = text }
      }
      guard verdict == "ok" else { throw SQLiteError(code: 11, message: verdict) }
      try database.prepare("SELECT name, key, json FROM rows ORDER BY name, key").query { row in
        if case (.text(let table), .text(let key), .text(let json)) = (row[0], row[1], row[2]) {
          texts.append((table, key, json))
        }
      }
    } catch { throw error.diagnostic(path) }
    var rows: [(table: String, key: String, row: JSONValue)] = []
    for (table, key, json) in texts {
      do throws(Diagnostic) {
        let value = try JSONValue.parse(SourceFile(name: path, bytes: Array(json.utf8)))
        rows.append((table, key, value))
      } catch {
        throw Self.damaged(path, "the row '\(key)' of '\(table)' is no JSON")
      }
    }
    return rows
  }

  /// Writes the rows as one transaction: all or none.
  func write(_ changes: [RowChange]) throws(SQLiteError) {
    try database.transaction { () throws(SQLiteError) in
      for change in changes {
        if let row = change.row {
          try replace.run([.text(change.table), .text(change.key), .text(row.tree.compact())])
        } else {
          try remove.run([.text(change.table), .text(change.key)])
        }
      }
    }
  }

  /// What a file says that holds something, but not what it should.
  static func damaged(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, "state.damaged", "the state in '\(path)' is damaged: \(reason)",
      hint: "restore it from a copy, or delete it and '\(path)-wal' to begin anew")
  }

  private func number(_ sql: String) throws(Diagnostic) -> Int {
    var found = 0
    do throws(SQLiteError) {
      try database.prepare(sql).query { row in
        if case .integer(let number) = row[0] { found = Int(number) }
      }
    } catch { throw error.diagnostic(path) }
    return found
  }
}

extension JournalFile {
  /// "LNTL", where SQLite keeps it: bytes 68 to 71 of its file.
  private static let applicationId: [UInt8] = [0x4C, 0x4E, 0x54, 0x4C]

  /// Where the file lies that a name leads to: SQLite keeps its log beside that.
  private static func place(_ name: String, on disk: any Disk) throws(Diagnostic) -> String {
    try told(name) { () throws(DiskError) in
      guard let found = try disk.status(of: name) else { return name }
      return found.kind == .link ? try disk.resolve(name) : name
    }
  }

  /// Looks at the file before SQLite does, which would change it, and holds it.
  private static func prepare(
    _ path: String, on disk: any Disk
  ) throws(Diagnostic) -> FileLock {
    let found = try told(path) { () throws(DiskError) in try disk.status(of: path) }
    // A device or a pipe has no bytes either, and would be gone once a file took its place.
    if let found, found.kind != .file { throw foreign(path) }
    if (found?.size ?? 0) == 0 { try make(path, on: disk) }
    let header = try told(path) { () throws(DiskError) in try disk.read(path).prefix(72) }
    guard header.starts(with: "SQLite format 3\0".utf8),
      header.suffix(4).elementsEqual(applicationId)
    else { throw foreign(path) }
    let lock = try told(path) { () throws(DiskError) in try disk.tryLock(path) }
    guard let lock else {
      throw Diagnostic(
        .error, "state.busy", "another preview uses '\(path)'",
        hint: "stop it, or name another file")
    }
    return lock
  }

  private static func foreign(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "state.foreign", "'\(path)' is no state of a preview",
      hint: "name a file that is not there yet")
  }

  /// Makes the file beside its place and moves it there, so that it is Lintel's from its first byte on.
  private static func make(_ path: String, on disk: any Disk) throws(Diagnostic) {
    let aside = "\(path).new"
    try told(path) { () throws(DiskError) in
      for rest in ["", "-wal", "-shm"] where try disk.status(of: aside + rest) != nil {
        try disk.removeFile(aside + rest)
      }
    }
    do throws(SQLiteError) {
      let number = applicationId.reduce(0) { $0 << 8 | Int($1) }
      try Database(path: aside).execute(
        "PRAGMA application_id = \(number); PRAGMA user_version = \(version);"
          + " CREATE TABLE rows(name TEXT, key TEXT, json TEXT NOT NULL, PRIMARY KEY(name, key))"
          + " WITHOUT ROWID; PRAGMA wal_checkpoint(TRUNCATE)")
    } catch { throw error.diagnostic(path) }
    try told(path) { () throws(DiskError) in
      // What a file that is gone has left would be taken for this one's.
      for rest in ["-wal", "-shm"] where try disk.status(of: path + rest) != nil {
        try disk.removeFile(path + rest)
      }
      try disk.rename(aside, to: path)
    }
  }

  private static func told<Value: ~Copyable>(
    _ path: String, _ body: () throws(DiskError) -> Value
  ) throws(Diagnostic) -> Value {
    do throws(DiskError) { return try body() } catch {
      throw Diagnostic(
        .error, "state.file", "the state cannot be kept in '\(path)': \(error.reason)",
        hint: "--state names a file in a folder that is there")
    }
  }
}

extension SQLiteError {
  fileprivate func diagnostic(_ path: String) -> Diagnostic {
    if isDamage { return JournalFile.damaged(path, message) }
    return Diagnostic(
      .error, isBusy ? "state.busy" : "state.file",
      "the state cannot be kept in '\(path)': \(message)")
  }
}
