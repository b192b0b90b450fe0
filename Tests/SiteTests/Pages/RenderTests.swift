import Branding
import Diagnostics
import Testing

@testable import Site

@Suite struct RenderTests {
  @Test func `login is rendered`() throws {
    let checked = TenantSite.make(
      .make(), kit: try SampleKit.kit(), shelf: ThemeShelf(files: SampleKit.files))
    let site = try #require(checked.value, "\(checked.findings)")
    let page = String(decoding: site.render(.login, locale: "en"), as: UTF8.self)
    #expect(page.contains("<h1 class=\"title\">Sign in to Acme Robotics</h1>"))
  }
}
