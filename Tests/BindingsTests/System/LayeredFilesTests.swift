import Bindings
import Foundation
import TestSupport
import Testing

@Suite struct LayeredFilesTests {
  private let project: TemporaryFolder
  private let kit: TemporaryFolder
  private var files: LayeredFiles {
    LayeredFiles(disk: LocalDisk(), roots: [project.path, kit.path])
  }

  init() throws {
    project = try TemporaryFolder()
    kit = try TemporaryFolder()
    try kit.write("kit", to: "templates/a.html")
    try kit.write("kit", to: "templates/b.html")
    try project.write("project", to: "templates/b.html")
  }

  @Test(arguments: ["/etc/passwd", "../x", "templates/../../x", "a\0b", "../\u{301}x"])
  func `a path that leaves is refused before the disk is asked`(path: String) {
    #expect(throws: LayeredFiles.Refusal.leaves(path: path)) { try files.read(path) }
  }

  @Test func `a link that leads out is refused`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(project.path)/out", withDestinationPath: kit.path)
    #expect(throws: LayeredFiles.Refusal.linkLeaves(path: "out/templates/a.html")) {
      try files.read("out/templates/a.html")
    }
  }

  @Test func `a pipe is refused, not waited for`() throws {
    unsafe #expect(mkfifo("\(project.path)/pipe", 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: "\(project.path)/link", withDestinationPath: "pipe")
    for name in ["pipe", "link"] {
      let error = DiskError(.read, "\(project.path)/\(name)", code: DiskError.irregular)
      #expect(throws: LayeredFiles.Refusal.disk(error)) { try files.read(name) }
      #expect(error.reason == "Not a regular file")
    }
  }

  @Test func `a file without an end is too large`() {
    let error = #expect(throws: DiskError.self) { try LocalDisk().read("/dev/zero") }
    #expect(error?.reason == "File too large")
    #expect(error?.advice == "files are read up to 256 MiB")
  }

  @Test func `a missing file is said to be missing`() {
    #expect(throws: LayeredFiles.Refusal.missing(path: "nowhere")) { try files.read("./nowhere") }
  }

  @Test func `a project's file takes the place of the kit's, one by one`() throws {
    #expect(try files.read("templates/a.html").root == 1)
    #expect(try files.read("templates/x/../b.html").bytes == Array("project".utf8))
    #expect(try files.list("templates").map(\.name) == ["a.html", "b.html"])
  }

  @Test func `a root without a name is the current folder`() throws {
    let here = LayeredFiles(disk: LocalDisk(), roots: [""])
    #expect(
      try here.list("").map(\.name)
        == LocalDisk().list(FileManager.default.currentDirectoryPath).map(\.name))
  }
}
