import Branding
import Templating
import Testing

@testable import Site

@Suite struct StructureDigestTests {
  @Test(arguments: PageID.allCases)
  func `words in free places change nothing`(_ page: PageID) throws {
    let theme = try SampleTheme()
    let one = try theme.site()
    var tenant = Tenant.make(name: "Quite another name & <more>")
    tenant.links.help = .make("https://other.example/help")
    tenant.clients[0].clientId = "another"
    tenant.pool.domain = "other.example"
    let two = try theme.site(tenant)
    for served in Served.allCases {
      for state in [nil] + one.states(of: page) where state?.facts.isLong != true {
        // The QR code's text names the tenant, and stands in an attribute that rules may read.
        if page == .totpSetup, state != nil { continue }
        #expect(
          one.structureDigest(page, locale: "en", state: state, served: served)
            == two.structureDigest(page, locale: "en", state: state, served: served))
      }
    }
  }

  @Test(arguments: PageID.allCases)
  func `another brand colour changes nothing`(_ page: PageID) throws {
    let one = try SampleTheme().site()
    let two = try SampleTheme("\"shape\": {\"radius\": \"lg\"}").site()
    #expect(one.files.stylesheet.name != two.files.stylesheet.name)
    #expect(one.structureDigest(page, locale: "en") == two.structureDigest(page, locale: "en"))
  }

  @Test func `what is there or not changes it`() throws {
    let theme = try SampleTheme()
    let one = try theme.site()
    var tenant = Tenant.make()
    tenant.links.help = nil
    let two = try theme.site(tenant)
    #expect(one.structureDigest(.login, locale: "en") != two.structureDigest(.login, locale: "en"))
    let error = one.states(of: .login).first { $0.name == "server-error" }
    #expect(
      one.structureDigest(.login, locale: "en")
        != one.structureDigest(.login, locale: "en", state: error))
  }

  @Test func `a text of blanks and an address within the page change it`() throws {
    let theme = try SampleTheme()
    let digests = try ["A name", "\u{2003}"].flatMap { name in
      try ["https://a.example/", "#main", "#nowhere"].map { address in
        var tenant = Tenant.make(name: name)
        tenant.links.help = .make(address)
        return try theme.site(tenant).structureDigest(.login, locale: "en")
      }
    }
    #expect(Set(digests).count == digests.count)
  }

  @Test func `a value in a structural attribute changes it`() throws {
    let theme = try SampleTheme()
    let one = try theme.site()
    let two = try theme.site().with(mode: .dark)
    #expect(one.structureDigest(.login, locale: "en") != two.structureDigest(.login, locale: "en"))
  }
}
