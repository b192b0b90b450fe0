import Bindings
import Diagnostics
import Synchronization

/// What former builds made of which input: `.lintel/build.sqlite` of the project.
///
/// It only ever saves work. A file that is missing, damaged or of another version means that nothing
/// is known; a row that was lost means that a tenant is built once more.
final class BuildState: Sendable {
  /// One tenant's folder in one output.
  struct Row: Sendable {
    /// SHA-256 over all input; see ``InputDigest``.
    var digest: [UInt8]
    /// Files besides kit and project that are part of the input, in the order in which they are
    /// hashed.
    var sources: [String]
    /// The parts that were made of that input.
    var parts: Set<BuildPart>
    /// The manifest as it was put in place.
    var manifest: FileStatus
    /// What was found then, so that it can be said again.
    var findings: [Diagnostic]
    /// Where the tenant stood then.
    var place: String
  }

  /// Rows are written so many at a time, since each transaction costs.
  private static let batch = 128
  private static let version: Int64 = 1

  private struct Connection {
    let database: Database
    let select: Statement
    let replace: Statement
    let delete: Statement
    var pending: [(id: String, row: Row)] = []
  }

  /// The output that the rows are about, as an absolute path.
  private let output: String
  // SQLite is called inside the lock: a connection is for one thread at a time.
  private let connection: Mutex<Connection>

  /// Opens the file, and begins a new one where it is damaged.
  init(path: String, output: String, disk: any Disk) throws(SQLiteError) {
    self.output = output
    let opened: Connection
    do throws(SQLiteError) { opened = try Self.open(path) } catch {
      guard error.isDamage else { throw error }
      for end in ["", "-wal", "-shm"] { try? disk.removeTree(path + end) }
      opened = try Self.open(path)
    }
    connection = Mutex(opened)
  }

  private static func open(_ path: String) throws(SQLiteError) -> Connection {
    let database = try Database(path: path)
    try database.transaction { () throws(SQLiteError) in
      var version: SQLiteValue = .null
      try database.prepare("PRAGMA user_version").query { version = $0[0] }
      if version != .integer(Self.version) {
        try database.execute("DROP TABLE IF EXISTS tenants")
        try database.execute("PRAGMA user_version = \(Self.version)")
      }
      try database.execute(
        """
        CREATE TABLE IF NOT EXISTS tenants (
          output TEXT, id TEXT, digest BLOB, sources TEXT, parts TEXT,
          inode INTEGER, size INTEGER, modified INTEGER, findings TEXT, place TEXT,
          PRIMARY KEY (output, id)) WITHOUT ROWID
        """)
    }
    return Connection(
      database: database,
      select: try database.prepare(
        """
        SELECT digest, sources, parts, inode, size, modified, findings, place FROM tenants
        WHERE output = ? AND id = ?
        """),
      replace: try database.prepare(
        "INSERT OR REPLACE INTO tenants VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      delete: try database.prepare("DELETE FROM tenants WHERE output = ? AND id = ?"))
  }

  /// What is known of a tenant; nil for nothing.
  func row(of id: String) -> Row? {
    connection.withLock { connection in
      var row: Row?
      try? connection.select.query([.text(output), .text(id)]) { row = Row($0) }
      return row
    }
  }

  func record(_ row: Row, of id: String) {
    connection.withLock { connection in
      connection.pending.append((id, row))
      if connection.pending.count >= Self.batch { flush(&connection) }
    }
  }

  func forget(_ ids: [String]) {
    connection.withLock { connection in
      try? connection.database.transaction { () throws(SQLiteError) in
        for id in ids { try connection.delete.run([.text(output), .text(id)]) }
      }
    }
  }

  /// Writes what is still pending.
  func flush() { connection.withLock { flush(&$0) } }

  private func flush(_ connection: inout Connection) {
    let pending = connection.pending
    connection.pending = []
    if pending.isEmpty { return }
    try? connection.database.transaction { () throws(SQLiteError) in
      for (id, row) in pending {
        try connection.replace.run([.text(output), .text(id)] + row.values)
      }
    }
  }
}
