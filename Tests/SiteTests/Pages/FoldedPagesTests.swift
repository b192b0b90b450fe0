import Testing

@testable import Site

/// From the second tenant of a pool on, pages are rendered by programs in which the pool's part is
/// written.
@Suite struct FoldedPagesTests {
  @Test(arguments: PageID.allCases)
  func `every tenant's page is what its own program renders`(_ page: PageID) throws {
    let theme = try SampleTheme()
    let sites = try (Self.tenants + Self.tenants).map { try theme.site($0) }
    for site in sites + sites.map({ $0.with(root: nil) }) {
      for locale in site.locales {
        let rendered = site.renderDigested(page, locale: locale)
        #expect(rendered.bytes == site.renderMapped(page, locale: locale).bytes)
        #expect(rendered.digest == site.structureDigest(page, locale: locale))
      }
    }
  }

  @Test func `every tenant's steps are what their own programs render`() throws {
    let theme = try SampleTheme()
    let first = try Self.tenants.map { try theme.site($0) }
    let later = try Self.tenants.map { try theme.site($0) }
    for (first, later) in zip(first, later) {
      for (first, later) in zip(first.languages, later.languages) {
        let steps = try #require(later.steps)
        #expect(steps.file.bytes == later.mappedSteps.bytes)
        #expect(steps.digest == first.steps?.digest)
      }
    }
  }

  /// Two of a pool, and one of another.
  private static let tenants: [Tenant] = {
    var other = Tenant.make(name: "Other & <Sons>")
    other.links.help = nil
    other.clients[0].clientId = "another"
    var plain = Tenant.make()
    plain.pool = .make(identifiers: [.username], methods: [.password], attributes: [])
    return [.make(), other, plain]
  }()

  /// Where sign-in starts is the tenant's own, whichever tenant of the pool was built before.
  @Test func `a step leads back to the tenant's own first page`() throws {
    let theme = try SampleTheme()
    var other = Tenant.make()
    other.signIn.start = .identifier
    for (tenant, start) in [(Tenant.make(), "login.html"), (other, "identifier.html")] {
      let page = String(
        decoding: try theme.site(tenant).render(.password, locale: "en"), as: UTF8.self)
      #expect(page.contains(#"<a class="identity__change" href="\#(start)">"#))
    }
  }

  @Test func `a page is not folded for one rendering`() {
    let pages = FoldedPages(count: 1)
    #expect(pages.program(0) { preconditionFailure("not yet") } == nil)
  }
}
