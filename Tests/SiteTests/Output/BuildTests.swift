import Bindings
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Site

@Suite struct BuildTests {
  private let sample: SampleBuild

  init() throws { sample = try SampleBuild() }

  // MARK: same input, same bytes

  @Test(
    arguments: [
      (##""links": {"help": "#nowhere"},"##, "url.fragment"),
      (##""brand": {"logo": {"src": "logo.svg", "href": "#zz"}},"##, "theme.logo.href"),
      (#""brand": {"logo": {"src": "logo.svg", "alt": "\u2003"}},"#, "theme.text"),
      (#""brand": {"texts": {"en": {"login.title": "\u00a0"}}},"#, "text.empty"),
    ], [["acme", "north"], ["north", "acme"]])
  func `one tenant's slip is found in its file, whoever is built first and beside it`(
    _ slip: (more: String, code: String), _ order: [String]
  ) async throws {
    let sample = try SampleBuild(order)
    try sample.folder.write(
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"#,
      to: "logo.svg")
    try sample.write("north", slip.more)
    let checker = try PageSample.checker.get()
    for jobs in [1, 4] {
      let report = try await sample.run(
        forms: [SiteForm()], { ($0.jobs, $0.force) = (jobs, true) }, check: checker.check)
      let errors = report.findings.filter { $0.severity == .error }
      #expect(errors.map(\.code) == [slip.code])
      #expect(errors.first?.location?.file == "tenants/north.json")
      #expect(
        Set(try sample.tree().keys.compactMap { $0.split(separator: "/").first }).contains("acme"))
      #expect(!(try sample.tree().keys.contains { $0.hasPrefix("north/") }))
    }
  }

  @Test func `the same input makes the same bytes with any number of jobs`() async throws {
    let sample = try SampleBuild((0..<12).map { "t\($0)" })
    _ = try await sample.run { $0.jobs = 1 }
    let one = try sample.tree()
    _ = try await sample.run {
      $0.jobs = 4
      $0.force = true
    }
    #expect(try sample.tree() == one)
    #expect(one.count == 60)
  }

  @Test func `the manifest names every file but itself`() async throws {
    _ = try await sample.run()
    let manifest = try Manifest(
      reading: sample.folder.disk.read("\(sample.folder.path)/dist/acme/manifest.json"), named: "m")
    #expect(
      try sample.folder.tree("dist/acme").keys.sorted()
        == (manifest.entries.map(\.path) + [Manifest.name]).sorted())
  }

  // MARK: what is skipped

  @Test func `what is unchanged is skipped`() async throws {
    #expect(try await sample.run().built == 2)
    let again = try await sample.run()
    #expect(again.built == 0)
    #expect(again.unchanged == 2)
    #expect(try await sample.run { $0.force = true }.built == 2)
  }

  @Test func `a change of one tenant builds that one`() async throws {
    _ = try await sample.run()
    try sample.write("north", name: "Later")
    let report = try await sample.run()
    #expect(report.built == 1)
    #expect(report.unchanged == 1)
    #expect(try sample.note("north") == "Later in One, 1")
  }

  @Test func `a change of a theme builds those that wear it`() async throws {
    try sample.write("north", #""theme": "two","#)
    _ = try await sample.run()
    try sample.folder.write(
      ##"{"name": "Second", "color": {"primary": "#0b5fff"}}"##, to: "themes/two/theme.json")
    let report = try await sample.run()
    #expect(report.built == 1)
    #expect(try sample.note("north") == "A name in Second, 1")
  }

  @Test func `a change of a form builds all`() async throws {
    _ = try await sample.run()
    #expect(try await sample.run(forms: [NoteForm(part: .site, version: 2)]).built == 2)
  }

  @Test(arguments: ["dist/acme/manifest.json", "dist/acme"])
  func `a folder that is not the one that was made is made anew`(path: String) async throws {
    _ = try await sample.run()
    try sample.folder.disk.removeTree("\(sample.folder.path)/\(path)")
    if path.hasSuffix("json") {
      try sample.folder.disk.removeTree("\(sample.folder.path)/dist/acme")
    }
    #expect(try await sample.run().built == 1)
  }

  @Test func `each output has its own state`() async throws {
    _ = try await sample.run()
    #expect(try await sample.run { $0.out += "-two" }.built == 2)
    #expect(try await sample.run().unchanged == 2)
  }

  @Test func `without a place for its state a build says so and works`() async throws {
    try sample.folder.write("in the way", to: ".lintel")
    let report = try await sample.run()
    #expect(report.built == 2)
    #expect(report.findings.filter { $0.code == "build.state" }.map(\.severity) == [.note])
  }

  @Test func `a state that is a link is left alone`() async throws {
    let other = try Database(path: "\(sample.folder.path)/other.sqlite")
    try other.execute("CREATE TABLE tenants (name); INSERT INTO tenants VALUES ('mine')")
    try sample.folder.disk.makeDirectory("\(sample.folder.path)/.lintel")
    try FileManager.default.createSymbolicLink(
      atPath: "\(sample.folder.path)/.lintel/build.sqlite", withDestinationPath: "../other.sqlite")
    let report = try await sample.run()
    #expect(report.built == 2)
    #expect(
      report.findings.contains { $0.code == "build.state" && $0.message.hasSuffix("is a link") })
    var names = 0
    try other.prepare("SELECT name FROM tenants").query { _ in names += 1 }
    #expect(names == 1)
  }

  // MARK: parts of a build

  @Test func `parts left out are carried over, and made when they are asked for`() async throws {
    _ = try await sample.run()
    let next = [NoteForm(part: .site, version: 2), NoteForm(part: .deploy, version: 2)]
    #expect(try await sample.run(forms: next) { $0.only = [.site] }.built == 2)
    #expect(try sample.note("acme") == "A name in One, 2")
    #expect(try sample.note("acme", .deploy) == "A name in One, 1")
    #expect(try await sample.run(forms: next) { $0.only = [.site] }.unchanged == 2)
    #expect(try await sample.run(forms: next).built == 2)
    #expect(try sample.note("acme", .deploy) == "A name in One, 2")
  }

  @Test func `tenants that are gone go with a full build only`() async throws {
    _ = try await sample.run()
    try sample.list(["acme"])
    #expect(try await sample.run { $0.tenants = ["acme"] }.removed == [])
    #expect(try await sample.run { $0.pool = "main" }.removed == [])
    #expect(try await sample.run { $0.shard = Shard("1/1") }.removed == [])
    #expect(try await sample.run { $0.removesGone = false }.removed == [])
    let report = try await sample.run()
    #expect(report.removed == ["north"])
    // A finding, so that a quiet build says it too.
    #expect(
      report.findings.filter { $0.code == "build.removed" }.map(\.description) == [
        "note: removed from '\(sample.folder.path)/dist', since gone: north"
      ])
    #expect(Set(try sample.tree().keys.compactMap { $0.split(separator: "/").first }) == ["acme"])
  }

  @Test func `a pool's name builds its tenants`() async throws {
    try sample.write("north", #""pool": "other","#)
    #expect(try await sample.run { $0.pool = "other" }.built == 1)
    #expect(try sample.note("north") == "A name in One, 1")
  }

  @Test func `folders that begin with a line below are not touched`() async throws {
    try sample.folder.write("kept", to: "dist/_pools/main/manifest.json")
    _ = try await sample.run()
    #expect(try sample.folder.text("dist/_pools/main/manifest.json") == "kept")
  }

  @Test func `shards share all tenants among them`() async throws {
    let ids = (0..<40).map { "tenant-\($0)" }
    let shards = (1...3).compactMap { Shard("\($0)/3") }
    for id in ids { #expect(shards.filter { $0.includes(id) }.count == 1) }
    for shard in shards { #expect(ids.contains { shard.includes($0) }) }
  }

  @Test(arguments: ["", "1", "0/3", "4/3", "1/0", "-1/3", "1/3/5", "a/b", "1/"])
  func `a shard is one of so many`(text: String) {
    #expect(Shard(text) == nil)
  }
}
