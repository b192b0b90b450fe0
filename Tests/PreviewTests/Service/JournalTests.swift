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

  private func run(_ command: String) throws {
    let child = try ChildProcess(["/bin/sh", "-c", command], isQuiet: true)
    try #require(child.exitStatus(waiting: true) == 0)
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

  @Test func `what is no plain file is refused and left as it is`() throws {
    #expect(code(folder.path) == "state.foreign")
    // A device is told from a file by the same kind.
    try run("mkfifo '\(path)'")
    #expect(code(path) == "state.foreign")
    #expect(try LocalDisk().status(of: path)?.kind == .other)
  }

  @Test func `a link is followed, and one that leads nowhere is left as it is`() throws {
    let link = "\(folder.path)/link"
    try run("ln -s '\(path)' '\(link)'")
    #expect(code(link) == "state.file")
    #expect(try LocalDisk().status(of: link)?.kind == .link)
    do { _ = try JournalFile(path, on: LocalDisk()) }
    let file = try JournalFile(link, on: LocalDisk())
    #expect(code(path) == "state.busy")
    try file.write([change("a", "1")])
    #expect(try LocalDisk().status(of: "\(path)-wal") != nil)
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
