import Testing

@testable import Site

@Suite struct RenderTests {
  @Test func `login is rendered`() throws {
    let site = try SampleTheme().site()
    let page = String(decoding: site.render(.login, locale: "en"), as: UTF8.self)
    #expect(page.contains("<h1 class=\"title\">Sign in to Acme Robotics</h1>"))
  }
}
