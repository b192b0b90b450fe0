import Bindings
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Site

@Suite struct OutputFolderTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private func file(_ path: String, _ text: String) -> OutputFile {
    OutputFile(
      path: path, bytes: Array(text.utf8), contentType: "text/plain", cache: .revalidate)
  }

  private func version(_ text: String) -> [OutputFile] {
    [
      file("site/a.html", "a \(text)"), file("site/de/a.html", "de \(text)"),
      file("deploy/b.json", "b \(text)"),
    ]
  }

  private func open(_ disk: (any Disk)? = nil) throws(Diagnostic) -> OutputFolder {
    try OutputFolder("\(scratch.path)/dist", disk: disk ?? scratch.disk)
  }

  private static let all = Set(BuildPart.allCases)

  // MARK: refusals

  @Test func `whichever call fails, a folder is the old one or the new, and the reason is told`()
    throws
  {
    _ = try open().replace("acme", with: version("old"), parts: Self.all)
    let old = try scratch.tree("dist/acme")
    let counter = FailingDisk()
    _ = try open(counter).replace("acme", with: version("new"), parts: Self.all)
    let new = try scratch.tree("dist/acme")
    #expect(old != new)

    for call in 0..<counter.calls {
      _ = try open().replace("acme", with: version("old"), parts: Self.all)
      var finding: Diagnostic?
      do throws(Diagnostic) {
        finding = try open(FailingDisk(failing: call))
          .replace("acme", with: version("new"), parts: Self.all).finding
      } catch { finding = error }
      let tree = try scratch.tree("dist/acme")
      #expect(tree == old || tree == new, "call \(call)")
      if tree == old || finding != nil {
        #expect(finding?.message.contains("No space left on device") == true, "call \(call)")
        #expect(finding?.message.contains(".lintel-stage-") != true || tree == new, "call \(call)")
      }
      // The next build takes away what is left.
      _ = try open()
      #expect(try scratch.disk.list("\(scratch.path)/dist").map(\.name) == ["acme"])
    }
  }

  @Test(arguments: [
    (FailingDisk.full, "output.full", "make room, or choose another folder with --out"),
    (
      FailingDisk.readOnly, "output.read-only",
      "allow writing there, or choose another folder with --out"
    ),
  ])
  func `a disk that takes nothing more has its own advice`(code: Int32, name: String, hint: String)
    throws
  {
    let counter = FailingDisk()
    _ = try OutputFolder("\(scratch.path)/dist", disk: counter)
    let disk = FailingDisk(failing: counter.calls + 5, code: code)
    let folder = try open(disk)
    let error = #expect(throws: Diagnostic.self) {
      try folder.replace("acme", with: version("new"), parts: Self.all)
    }
    #expect(error?.code == name)
    #expect(error?.hint == hint)
  }

  @Test(arguments: [
    (
      "dist/acme/notes.txt", "dist/acme' has no manifest.json of lintel's, and would be replaced",
      "delete the folder if lintel made it; else choose another with --out"
    ),
    (
      "dist/acme/manifest.json",
      "dist/acme' has no manifest.json of lintel's, and would be replaced",
      "delete the folder if lintel made it; else choose another with --out"
    ),
    (
      "dist/acme", "dist/acme' is no folder of lintel's, and would be replaced",
      "move it away, or choose another folder with --out"
    ),
  ])
  func `a folder that lintel may not have made is not replaced`(
    path: String, message: String, hint: String
  ) throws {
    try scratch.write(#"{"name": "a web app"}"#, to: path)
    let before = try scratch.tree()
    let error = #expect(throws: Diagnostic.self) {
      try open().replace("acme", with: version("new"), parts: Self.all)
    }
    #expect(error?.code == "output.foreign")
    #expect(error?.message.hasSuffix(message) == true)
    #expect(error?.hint == hint)
    #expect(try scratch.tree() == before)
  }

  @Test func `a pipe in a manifest's place is refused, not waited for`() throws {
    try scratch.disk.makeDirectories("\(scratch.path)/dist/acme")
    unsafe #expect(mkfifo("\(scratch.path)/dist/acme/manifest.json", 0o600) == 0)
    let error = #expect(throws: Diagnostic.self) {
      try open().replace("acme", with: version("new"), parts: Self.all)
    }
    #expect(error?.code == "output.foreign")
  }

  @Test func `a pipe in the place of a file to carry over is refused, not waited for`() throws {
    _ = try open().replace("acme", with: version("old"), parts: Self.all)
    let path = "\(scratch.path)/dist/acme/deploy/b.json"
    try scratch.disk.removeFile(path)
    unsafe #expect(mkfifo(path, 0o600) == 0)
    let error = #expect(throws: Diagnostic.self) {
      try open().replace("acme", with: [file("site/a.html", "new")], parts: [.site])
    }
    #expect(error?.message.hasSuffix("deploy/b.json': Not a regular file") == true)
  }

  @Test func `a manifest that is cut off is nobody's to mend`() throws {
    try scratch.write(#"{"lintel": 1, "id": "acme", "files": [{"pa"#, to: "dist/acme/manifest.json")
    let error = #expect(throws: Diagnostic.self) {
      try open().replace("acme", with: version("new"), parts: [.site])
    }
    #expect(error?.location?.file.hasSuffix("dist/acme/manifest.json") == true)
    #expect(error?.hint == "build without --only: that makes the whole folder anew")
    _ = try open().replace("acme", with: version("new"), parts: Self.all)
  }

  @Test func `whatever its name, what a person keeps beside the tenants stays`() throws {
    for path in [".stage-notes/mine.txt", ".stage-acme/mine.txt", ".stage-file"] {
      try scratch.write("mine", to: "dist/\(path)")
    }
    try scratch.write("mine", to: "dist/\(Stage.prefix)file")
    let before = try scratch.tree()
    _ = try open()
    #expect(try scratch.tree() == before)
  }

  @Test(arguments: ["file", "file/below", "link"])
  func `an output that cannot be is an error with advice`(out: String) throws {
    try scratch.write("mine", to: "file")
    try FileManager.default.createSymbolicLink(
      atPath: "\(scratch.path)/link", withDestinationPath: "\(scratch.path)/nowhere")
    let error = #expect(throws: Diagnostic.self) {
      try OutputFolder("\(scratch.path)/\(out)", disk: scratch.disk)
    }
    #expect(error?.hint != nil)
  }

  @Test(arguments: ["../../secret", "/etc/passwd", "site/../../x", "manifest.json"])
  func `a manifest that names files elsewhere carries nothing over`(path: String) throws {
    let manifest = Manifest(
      id: "acme",
      entries: [
        Manifest.Entry(path: path, size: 1, sha256: "", contentType: "", cache: "")
      ])
    try scratch.write(
      String(decoding: manifest.bytes, as: UTF8.self), to: "dist/acme/manifest.json")
    let error = #expect(throws: Diagnostic.self) {
      try open().replace("acme", with: version("new"), parts: [.site])
    }
    #expect(error?.code == "output.manifest")
  }

  @Test func `a file that is to be carried over and is gone is an error`() throws {
    _ = try open().replace("acme", with: version("old"), parts: Self.all)
    try scratch.disk.removeFile("\(scratch.path)/dist/acme/deploy/b.json")
    let error = #expect(throws: Diagnostic.self) {
      try open().replace("acme", with: [file("site/a.html", "new")], parts: [.site])
    }
    #expect(error?.message.contains("deploy/b.json': No such file or directory") == true)
    #expect(try scratch.text("dist/acme/site/a.html") == "a old")
  }

  @Test func `a link in a tenant's place is not followed`() throws {
    try scratch.write(
      #"{"lintel": 1, "id": "acme", "files": []}"#, to: "elsewhere/manifest.json")
    try scratch.disk.makeDirectories("\(scratch.path)/dist")
    try FileManager.default.createSymbolicLink(
      atPath: "\(scratch.path)/dist/acme", withDestinationPath: "\(scratch.path)/elsewhere")
    let error = #expect(throws: Diagnostic.self) {
      try open().replace("acme", with: version("new"), parts: Self.all)
    }
    #expect(error?.code == "output.foreign")
    #expect(try open().removeAll { _ in false } == [])
    #expect(try scratch.tree("elsewhere").keys.sorted() == ["manifest.json"])
  }

  @Test func `a link in a stage's place is taken away, what it leads to stays`() throws {
    try scratch.write("mine", to: "elsewhere/a.html")
    try scratch.disk.makeDirectories("\(scratch.path)/dist")
    for name in [".lintel-stage-acme", ".lintel-stage-acme.old"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(scratch.path)/dist/\(name)", withDestinationPath: "\(scratch.path)/elsewhere")
    }
    let folder = try open()
    _ = try folder.replace("acme", with: version("new"), parts: Self.all)
    #expect(try scratch.tree("elsewhere").keys.sorted() == ["a.html"])
    #expect(try scratch.text("dist/acme/site/a.html") == "a new")
  }

  // MARK: what it does

  @Test func `parts left out are carried over, parts made are replaced whole`() throws {
    _ = try open().replace("acme", with: version("old"), parts: Self.all)
    _ = try open().replace("acme", with: [file("site/c.html", "c")], parts: [.site])
    #expect(
      try scratch.tree("dist/acme").keys.sorted() == [
        "deploy/b.json", "manifest.json", "site/c.html",
      ])
    let manifest = try Manifest(
      reading: scratch.disk.read("\(scratch.path)/dist/acme/manifest.json"), named: "m")
    #expect(manifest.entries.map(\.path) == ["deploy/b.json", "site/c.html"])
  }

  @Test func `what a killed build left is taken away, what it moved aside comes back`() throws {
    try scratch.write("half", to: "dist/.lintel-stage-acme/site/a.html")
    try scratch.write("old", to: "dist/.lintel-stage-north.old/site/a.html")
    try scratch.write("older", to: "dist/.lintel-stage-south.old/site/a.html")
    try scratch.write("new", to: "dist/south/site/a.html")
    try scratch.write("mine", to: "dist/south.old/copy.html")
    _ = try open()
    #expect(
      try scratch.tree("dist").mapValues { String(decoding: $0, as: UTF8.self) } == [
        "north/site/a.html": "old", "south/site/a.html": "new", "south.old/copy.html": "mine",
      ])
  }

  @Test func `tenants that are gone go, all else stays`() throws {
    let folder = try open()
    for id in ["acme", "gone"] {
      _ = try folder.replace(id, with: version("x"), parts: Self.all)
    }
    _ = try OutputFolder("\(scratch.path)/dist/_pools", disk: scratch.disk)
      .replace("main", with: version("x"), parts: Self.all)
    try scratch.write("mine", to: "dist/notes/manifest.json")
    #expect(try folder.removeAll { $0 == "acme" } == ["gone"])
    #expect(
      try scratch.disk.list("\(scratch.path)/dist").map(\.name) == ["_pools", "acme", "notes"])
  }

  @Test func `a second build waits until the first lets go`() async throws {
    let first = Holder(try open())
    let scratch = scratch
    let (waiting, signal) = AsyncStream.makeStream(of: Void.self)
    let second = Task.detached {
      try OutputFolder("\(scratch.path)/dist", disk: scratch.disk) { signal.finish() }
    }
    for await _ in waiting {}
    first.letGo()
    _ = try await second.value
  }

  private final class Holder {
    private var folder: OutputFolder?
    init(_ folder: OutputFolder) { self.folder = folder }
    func letGo() { folder = nil }
  }
}
