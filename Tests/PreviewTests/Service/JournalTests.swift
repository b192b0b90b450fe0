import Bindings
import CognitoMock
import Diagnostics
import Syntax
import TestSupport
import Testing

@testable import Preview

@Suite struct JournalTests {
  private let folder: TemporaryFolder
  private var path: String { "\(folder.path)/state.db" }

  init() throws { folder = try TemporaryFolder() }

  private func code(_ path: String) -> String? {
    do throws(Diagnostic) {
      _ = try JournalFile(path, on: LocalDisk())
      return nil
    } catch { return error.code }
  }

  private func change(_ key: String, _ text: String?) -> RowChange {
    let row = text.map { SeedMarks.Mark(key: key, digest: $0) }
    return RowChange(table: "seed", key: key, row: row)
  }

  private func rows() throws -> [String] {
    try JournalFile(path, on: LocalDisk()).rows().map {
      "\($0.table) \($0.key) \($0.row["digest"]?.string ?? "")"
    }
  }

  @Test func `a file of another kind is refused and left as it is`() throws {
    try folder.write("my diary", to: "state.db")
    #expect(code(path) == "state.foreign")
    #expect(try folder.text("state.db") == "my diary")
  }

  @Test func `another program's database is refused and left as it is`() throws {
    do { try Database(path: path).execute("CREATE TABLE notes(text)") }
    let before = try LocalDisk().read(path)
    #expect(code(path) == "state.foreign")
    #expect(try LocalDisk().read(path) == before)
  }

  @Test func `a folder that is not there is told`() {
    #expect(code("\(folder.path)/none/state.db") == "state.file")
  }

  @Test func `two previews do not share a file`() throws {
    let first = try JournalFile(path, on: LocalDisk())
    #expect(code(path) == "state.busy")
    withExtendedLifetime(first) {}
  }

  @Test func `a later version's file is refused`() throws {
    do { _ = try JournalFile(path, on: LocalDisk()) }
    do { try Database(path: path).execute("PRAGMA user_version = 99") }
    #expect(code(path) == "state.version")
  }

  @Test func `a damaged file is told with what to do`() throws {
    do {
      let file = try JournalFile(path, on: LocalDisk())
      try file.write((0..<400).map { change("row \($0)", String(repeating: "x", count: 200)) })
    }
    do { try Database(path: path).execute("PRAGMA wal_checkpoint(TRUNCATE)") }
    var bytes = try LocalDisk().read(path)
    for index in 8192..<bytes.count - 4096 { bytes[index] = 0x5A }
    try LocalDisk().write(bytes, to: path)
    do throws(Diagnostic) {
      _ = try JournalFile(path, on: LocalDisk()).rows()
      Issue.record("read")
    } catch {
      #expect(error.code == "state.damaged")
      #expect(error.hint?.contains("delete it") == true)
    }
  }

  @Test func `what was waited for is there again, and what was removed is not`() throws {
    do {
      let journal = Journal(try JournalFile(path, on: LocalDisk()))
      _ = journal.append([change("a", "1"), change("b", "1")])
      let ticket = journal.append([change("a", "2"), change("b", nil), change("c", "1")])
      try journal.wait(for: ticket)
    }
    #expect(try rows() == ["seed a 2", "seed c 1"])
  }

  @Test func `many who wait at once are all served`() async throws {
    do {
      let journal = Journal(try JournalFile(path, on: LocalDisk()))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<200 {
          let change = change("\(number)", "x")
          group.addTask { try journal.wait(for: journal.append([change])) }
        }
        try await group.waitForAll()
      }
    }
    #expect(try rows().count == 200)
  }
}
