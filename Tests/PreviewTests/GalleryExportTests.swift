import Bindings
import Diagnostics
import Syntax
import TestSupport
import Testing

@testable import Preview

@Suite struct GalleryExportTests {
  @Test func `a tenant that there is not is told and the others are exported`() async throws {
    let preview = try PreviewFixture()
    let out = try TemporaryFolder()
    let report = await Gallery.export(
      preview.files, to: out.path, tenants: ["acme", "acne"])
    #expect(report.findings.filter { $0.severity == .error }.map(\.code) == ["preview.tenant"])
    #expect(report.views > 100)
  }

  @Test(arguments: ["", "/themes/look"])
  func `nothing is written over the project itself`(below: String) async throws {
    let preview = try PreviewFixture()
    let root = try #require(preview.files.roots.first)
    let report = await Gallery.export(preview.files, to: root + below, tenants: ["acme"])
    #expect(report.findings.map(\.code) == ["output.place"])
    #expect(try LocalDisk().status(of: "\(root)/views.json") == nil)
    #expect(try LocalDisk().status(of: "\(root)/themes/look") == nil)
  }

  @Test func `a folder that cannot be written is told`() async throws {
    let preview = try PreviewFixture()
    let report = await Gallery.export(preview.files, to: "/proc/lintel", tenants: ["acme"])
    #expect(report.findings.contains { $0.code == "gallery.disk" })
    #expect(report.views == 0)
  }

  @Test func `what an older export wrote goes, and nothing else`() async throws {
    let preview = try PreviewFixture()
    let out = try TemporaryFolder()
    for path in ["views/gone/login.html", "gallery/gone/en.html", "views/acme/it/login.html"] {
      try out.write("old", to: path)
    }
    _ = await Gallery.export(preview.files, to: out.path, tenants: ["acme"])
    #expect(try out.text("views/acme/it/login.html") == "old", "no export's folder is somebody's")
    try out.write("mine", to: "notes.html")
    try out.write("mine", to: "more/notes.html")
    _ = await Gallery.export(preview.files, to: out.path, tenants: ["acme", "../more"])
    #expect(try out.text("more/notes.html") == "mine")
    #expect(try LocalDisk().status(of: "\(out.path)/views/acme/it") == nil)
    #expect(try out.text("views/gone/login.html") == "old", "it was not asked for")
    _ = await Gallery.export(preview.files, to: out.path)
    #expect(try LocalDisk().status(of: "\(out.path)/views/gone") == nil)
    #expect(try LocalDisk().status(of: "\(out.path)/gallery/gone") == nil)
    #expect(try out.text("notes.html") == "mine")
  }

  @Test func `every address in every page is relative and leads to a file`() async throws {
    let preview = try PreviewFixture()
    let out = try TemporaryFolder()
    let report = await Gallery.export(preview.files, to: out.path)
    #expect(report.findings.filter { $0.severity == .error } == [])
    let views = try JSONValue.parse(
      SourceFile(name: "views.json", text: try out.text("views.json")))
    let paths = try #require(views.array).compactMap { $0["path"]?.string }
    #expect(paths.count == report.views)
    #expect(Set(paths).count == paths.count)
    #expect(paths.contains("views/acme/login.html"))
    #expect(paths.contains("views/acme/de/login.busy.html"))
    let messages = try JSONValue.parse(
      SourceFile(name: "messages.json", text: try out.text("messages.json")))
    let files = try #require(messages.array).compactMap { $0["path"]?.string }
    #expect(files.count == report.messages)
    #expect(files.contains("views/acme/messages/de/email/sign-up.html"))
    #expect(try !out.text("views/acme/messages/de/email/sign-up.txt").contains("<"))
    let pages = paths + files + ["index.html", "gallery/acme/en.html", "gallery/globex/de.html"]
    for path in pages {
      let page = try out.text(path)
      let names =
        PreviewFixture.values(of: "href", in: page) + PreviewFixture.values(of: "src", in: page)
      for name in names where !name.contains(":") {
        #expect(!name.hasPrefix("/"), "\(path): \(name)")
        let target = name.prefix { $0 != "?" && $0 != "#" }
        if target.isEmpty { continue }
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let file = try LayeredFiles.normalized("\(folder.isEmpty ? "." : folder)/\(target)")
        #expect(
          try LocalDisk().status(of: "\(out.path)/\(file)") != nil, "\(path): \(name)")
      }
    }
  }
}
