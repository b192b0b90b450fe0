import Bindings
import Diagnostics
import TestSupport
import Testing

@testable import Site

@Suite struct PickerBuildTests {
  private let sample: SampleBuild

  init() throws {
    sample = try SampleBuild(["acme", "north"])
    try sample.listPicker()
  }

  private func page(_ path: String = "site/tenant-picker.html") throws -> String {
    try sample.folder.text("dist/_picker/\(path)")
  }

  @Test(arguments: ["tenant", "pool", "shard", "part"])
  func `a build of less than all does not touch it`(_ choice: String) async throws {
    _ = try await sample.run { options in
      switch choice {
      case "tenant": options.tenants = ["acme"]
      case "pool": options.pool = "main"
      case "shard": options.shard = Shard("1/2")
      default: options.only = [.deploy]
      }
    }
    #expect(!(try sample.tree()).keys.contains { $0.hasPrefix("_picker/") })
  }

  @Test func `a tenant without an address is left out, and said`() async throws {
    try sample.write("north", #""url": null,"#)
    let report = try await sample.run()
    #expect(report.findings.map(\.code) == ["picker.url", "tenant.url.missing"])
    #expect(try !page().contains(">north<"))
  }

  @Test(arguments: [#""clint": 1,"#, #""locales": 1,"#])
  func `a tenant with an error stays in the list, as its folder stays`(_ more: String) async throws
  {
    _ = try await sample.run()
    try sample.write("north", more)
    let report = try await sample.run()
    #expect(report.failed == 1)
    #expect(report.findings.count == 1)
    #expect(try page().contains("https://north.app.example/login.html"))
  }

  @Test func `a page that breaks a rule leaves the former folder as it was`() async throws {
    _ = try await sample.run()
    let former = try page()
    try sample.write("acme", name: "Later")
    let report = try await sample.run(check: { page in
      page.page == .tenantPicker ? [Diagnostic(.error, "page.bad", "bad")] : []
    })
    #expect(report.hasErrors)
    #expect(try page() == former)
  }

  @Test func `a folder of a person's at its place is not replaced`() async throws {
    try sample.folder.write("mine", to: "dist/_picker/notes.txt")
    let report = try await sample.run()
    #expect(report.findings.map(\.code) == ["output.foreign"])
    #expect(try sample.folder.text("dist/_picker/notes.txt") == "mine")
  }

  @Test func `it leads to each tenant, in the same language where there is one`() async throws {
    try sample.write("acme", name: "Acme & <Sons>", #""locales": ["en", "de"],"#)
    let report = try await sample.run()
    #expect(report.built == 2)
    let english = try page()
    #expect(english.contains("href=\"https://acme.app.example/login.html\""))
    #expect(english.contains("Acme &amp; &lt;Sons&gt;"))
    #expect(english.contains("connect-src 'self';"))
    let german = try page("site/de/tenant-picker.html")
    #expect(german.contains("href=\"https://acme.app.example/de/login.html\""))
    #expect(german.contains("href=\"https://north.app.example/login.html\""))
  }

  @Test func `it holds its page and what that needs, and a manifest of its own`() async throws {
    _ = try await sample.run()
    let files = try sample.folder.tree("dist/_picker").keys.sorted()
    #expect(files.filter { $0.hasSuffix(".html") } == ["site/tenant-picker.html"])
    let scripts = files.filter { $0.hasSuffix(".js") }.map { $0.split(separator: ".")[0] }
    #expect(
      scripts == [
        "site/assets/components", "site/assets/later", "site/assets/page", "site/assets/picker",
      ])
    #expect(!files.contains("site/.well-known/change-password"))
    #expect(files.contains("site/_headers"))
    let manifest = try Manifest(
      reading: sample.folder.disk.read("\(sample.folder.path)/dist/_picker/manifest.json"),
      named: "m")
    #expect((manifest.entries.map(\.path) + [Manifest.name]).sorted() == files)
  }

  @Test func `only the tenants that are named are listed, in that order`() async throws {
    try sample.listPicker(#", "tenants": ["north"]"#)
    _ = try await sample.run()
    #expect(try page().contains("north.app.example"))
    #expect(try !page().contains("acme.app.example"))
  }

  @Test func `it is made anew only when a tenant changes`() async throws {
    _ = try await sample.run()
    #expect(try await sample.run().files == 0)
    try sample.write("acme", name: "Later")
    _ = try await sample.run()
    #expect(try page().contains("Later"))
  }

  @Test func `it goes when the project has none any more`() async throws {
    _ = try await sample.run()
    try sample.list(["acme", "north"])
    let report = try await sample.run()
    #expect(report.removed == ["_picker"])
    #expect(!(try sample.tree()).keys.contains { $0.hasPrefix("_picker/") })
  }
}

extension SampleBuild {
  /// The same project with a tenant picker.
  fileprivate func listPicker(_ more: String = "") throws {
    try list(["acme", "north"])
    let text = try folder.text("lintel.json")
    try folder.write(
      "{\"picker\": {\"url\": \"https://go.example/\"\(more)}, \(text.dropFirst())",
      to: "lintel.json")
  }
}
