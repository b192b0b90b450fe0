import Bindings
import Testing

@Suite struct FolderWatchTests {
  private let disk = LocalDisk()
  private let folder: String

  init() throws {
    folder = "/tmp/lintel-watch-\(Hex.encode(randomBytes(8)))"
    try disk.makeDirectories("\(folder)/kit/templates/pages")
    try disk.makeDirectories("\(folder)/project/dist")
    try disk.write([1], to: "\(folder)/kit/templates/pages/login.html")
  }

  private func watch() -> FolderWatch {
    let places = [
      FolderWatch.Place("\(folder)/project"),
      FolderWatch.Place("\(folder)/kit", names: ["templates", "site"]),
    ]
    return FolderWatch(places, on: disk) { $0 == "dist" }
  }

  @Test func `what is ignored or hidden is no change`() throws {
    defer { try? disk.removeTree(folder) }
    var watch = watch()
    try disk.write([1], to: "\(folder)/project/dist/login.html")
    try disk.write([1], to: "\(folder)/project/.login.html.swp")
    try disk.write([1], to: "\(folder)/kit/README.md")
    #expect(watch.changes() == [])
  }

  @Test func `new, changed and gone files are told once`() throws {
    defer { try? disk.removeTree(folder) }
    var watch = watch()
    #expect(watch.changes() == [])
    try disk.write([1, 2], to: "\(folder)/kit/templates/pages/login.html")
    try disk.write([1], to: "\(folder)/project/lintel.json")
    #expect(watch.changes() == ["lintel.json", "templates/pages/login.html"])
    #expect(watch.changes() == [])
    try disk.removeFile("\(folder)/project/lintel.json")
    #expect(watch.changes() == ["lintel.json"])
  }

  @Test func `a file of the project that takes the place of the kit's is a change of its path`()
    throws
  {
    defer { try? disk.removeTree(folder) }
    var watch = watch()
    try disk.makeDirectories("\(folder)/project/templates/pages")
    try disk.write([1], to: "\(folder)/project/templates/pages/login.html")
    #expect(watch.changes() == ["templates/pages/login.html"])
  }
}
