import Testing

@testable import Site

/// From the second tenant of a pool on, pages are rendered by programs in which the pool's part is
/// written.
@Suite struct FoldedPagesTests {
  @Test(arguments: PageID.allCases)
  func `every tenant's page is what its own program renders`(_ page: PageID) throws {
    let theme = try SampleTheme()
    var other = Tenant.make(name: "Other & <Sons>")
    other.links.help = nil
    other.clients[0].clientId = "another"
    var plain = Tenant.make()
    plain.pool = .make(identifiers: [.username], methods: [.password], attributes: [])
    for tenant in [Tenant.make(), other, plain, Tenant.make(), other, plain] {
      let site = try theme.site(tenant)
      for locale in site.locales {
        let rendered = site.renderDigested(page, locale: locale)
        #expect(rendered.bytes == site.renderMapped(page, locale: locale).bytes)
        #expect(rendered.digest == site.structureDigest(page, locale: locale))
      }
    }
  }

  @Test func `a page is not folded for one rendering`() {
    let pages = FoldedPages()
    #expect(pages.program(of: .login) { preconditionFailure("not yet") } == nil)
  }
}
