import Bindings
import Foundation
import Testing

@Suite struct DatabaseTests {
  private func table() throws -> Database {
    let database = try Database(path: ":memory:")
    try database.execute("CREATE TABLE rows (value)")
    return database
  }

  private func values(_ database: Database) throws -> [SQLiteValue] {
    var found: [SQLiteValue] = []
    try database.prepare("SELECT value FROM rows ORDER BY rowid").query { found.append($0[0]) }
    return found
  }

  @Test func `a file that is no database is damage`() throws {
    let path = NSTemporaryDirectory() + "lintel-\(UUID()).sqlite"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("this is a text, and a long one at that: no database".utf8)
      .write(to: URL(filePath: path))
    let error = #expect(throws: SQLiteError.self) { try Database(path: path) }
    #expect(error?.isDamage == true)
  }

  @Test func `a folder that is missing is an error with SQLite's words`() {
    let error = #expect(throws: SQLiteError.self) { try Database(path: "/nowhere/at/all.sqlite") }
    #expect(error?.message == "unable to open database file")
    #expect(error?.isDamage == false)
  }

  @Test(arguments: ["SELECT", "SELECT nothing FROM rows", ""])
  func `a statement that is wrong is refused when it is prepared`(sql: String) throws {
    let database = try table()
    #expect(throws: SQLiteError.self) { try database.prepare(sql) }
  }

  @Test(arguments: [0, 1, 3])
  func `the number of values must be the number of parameters`(count: Int) throws {
    let database = try table()
    let statement = try database.prepare("INSERT INTO rows SELECT ? + ?")
    let values = [SQLiteValue](repeating: .integer(1), count: count)
    let error = #expect(throws: SQLiteError.self) { try statement.run(values) }
    #expect(error?.message == "\(count) values for 2 parameters")
  }

  @Test func `a transaction whose body throws leaves nothing`() throws {
    let database = try table()
    #expect(throws: SQLiteError.self) {
      try database.transaction { () throws(SQLiteError) in
        try database.execute("INSERT INTO rows VALUES (1)")
        try database.execute("INSERT INTO nowhere VALUES (1)")
      }
    }
    #expect(try values(database) == [])
    try database.transaction { () throws(SQLiteError) in
      try database.execute("INSERT INTO rows VALUES (2)")
    }
    #expect(try values(database) == [.integer(2)])
  }

  @Test func `every kind of value comes back as it went in`() throws {
    let database = try table()
    let sent: [SQLiteValue] = [
      .null, .integer(.min), .integer(.max), .real(0.1), .text(""), .text("a\0b"), .text("שלום"),
      .blob([]), .blob([0, 255, 0]),
    ]
    let insert = try database.prepare("INSERT INTO rows VALUES (?)")
    for value in sent { try insert.run([value]) }
    #expect(try values(database) == sent)
    #expect(database.changes == 1)
  }

  @Test func `a statement outlives the name of its database`() throws {
    let statement = try Database(path: ":memory:").prepare("SELECT 7")
    var found: [SQLiteValue] = []
    for _ in 0..<2 { try statement.query { found.append($0[0]) } }
    #expect(found == [.integer(7), .integer(7)])
  }

  @Test func `what one connection commits another reads`() throws {
    let path = NSTemporaryDirectory() + "lintel-\(UUID()).sqlite"
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    let writer = try Database(path: path)
    try writer.execute("CREATE TABLE rows (value); INSERT INTO rows VALUES ('kept')")
    #expect(try values(Database(path: path)) == [.text("kept")])
  }
}
