import Diagnostics
import Synchronization
import TestSupport
import Testing

@testable import Site

@Suite struct SiteFormTests {
  private let sample: SampleBuild

  init() throws {
    sample = try SampleBuild(["acme"])
    try sample.write("acme", #""locales": ["en", "de"],"#)
  }

  private func files() throws -> [OutputFile] {
    let made = SiteForm().files(for: try sample.site("acme"))
    return try #require(made.value)
  }

  private func text(_ path: String) throws -> String {
    let file = try files().first { $0.path == path }
    return String(decoding: try #require(file).bytes, as: UTF8.self)
  }

  @Test func `no file lies outside of the site, and none twice`() throws {
    let paths = try files().map(\.path)
    #expect(paths.allSatisfy { $0.hasPrefix("site/") && !$0.contains("..") })
    #expect(Set(paths).count == paths.count)
  }

  @Test func `every page is there in every language, the first at the root`() throws {
    let site = try sample.site("acme")
    let paths = try Set(files().map(\.path))
    for page in site.pages {
      #expect(paths.contains("site/\(page.rawValue).html"))
      #expect(paths.contains("site/de/\(page.rawValue).html"))
    }
  }

  @Test func `only hashed names are kept for good`() throws {
    for file in try files() {
      #expect((file.cache == .immutable) == file.path.hasPrefix("site/assets/"), "\(file.path)")
    }
  }

  @Test(arguments: ["_headers", "headers.json", "robots.txt", ".well-known/change-password"])
  func `what hosts and browsers ask for by name`(name: String) throws {
    let golden = name.split(separator: "/").last.map(String.init) ?? name
    try Golden.check(try text("site/\(name)"), "site \(golden)")
  }

  @Test func `each structure is checked once, for each tenant that has it`() async throws {
    let sample = try SampleBuild((0..<4).map { "t\($0)" })
    let seen = Pages()
    _ = try await sample.run(forms: [SiteForm()]) { _ in
    } check: {
      seen.add($0)
    }
    let first = seen.count
    // The steps are a document of their own.
    #expect(first == (try sample.site("t0")).pages.count + 1)
    let failing = try await sample.run(forms: [SiteForm()]) {
      $0.force = true
    } check: { _ in
      [Diagnostic(.error, "test", "wrong")]
    }
    #expect(failing.failed == 4)
  }

  private final class Pages: Sendable {
    private let pages = Mutex(0)
    var count: Int { pages.withLock { $0 } }
    func add(_ page: RenderedPage) -> [Diagnostic] {
      pages.withLock { $0 += 1 }
      return []
    }
  }
}
