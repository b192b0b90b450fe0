import TestSupport
import Testing

@testable import Preview

@Suite struct WorkshopTests {
  @Test(arguments: [
    "test-results/trace.png", "shots/a.png", "test-results/out.json", "out.txt", "package.json",
    "tenants/deep/acme.json", "acme.json.bak", "templates/pages/login.html~", "env/prod.json",
  ])
  func `what nothing reads may lie in a project's folder and change no page`(path: String) throws {
    let fixture = try PreviewFixture()
    _ = try fixture.get("/_lintel/gallery/")
    #expect(!fixture.workshop.mayShow(path))
  }

  @Test(arguments: [
    "lintel.json", "acme.json", "templates/pages/new.html", "site/styles/new.css",
    "themes/new/theme.json",
  ])
  func `a project's own files and all of a kit's may show`(path: String) throws {
    #expect(try PreviewFixture().workshop.mayShow(path))
  }

  @Test func `a picture shows once it was asked for, also where it is missing`() throws {
    let project = PreviewFixture.project.replacing(
      #""theme": "plain""#,
      with: #""theme": "plain", "brand": {"logo": {"src": "brand/./logo.png"}}"#)
    let fixture = try PreviewFixture(["lintel.json": project])
    #expect(!fixture.workshop.mayShow("brand/logo.png"))
    #expect(try fixture.text("/_lintel/gallery/?tenant=acme").contains("brand/logo.png"))
    #expect(fixture.workshop.mayShow("brand/logo.png"))
    #expect(!fixture.workshop.mayShow("brand/logo@2x.png"))
  }

  @Test(arguments: [
    ("tenants/*.json", "tenants/new.json", true), ("tenants/*.json", "tenants/new.png", false),
    ("tenants/*.json", "tenants/new/a.json", false), ("*/tenant.json", "new/tenant.json", true),
    ("*/tenant.json", "tenant.json", false), ("?.json", "b.json", true),
    ("north/**/a*.json", "north/a.json", true), ("north/**/a*.json", "north/x/y/ab.json", true),
    ("north/**/a*.json", "north/x/y/b.json", false), ("north/**/*.json", "north/.x/b.json", false),
    ("north/**", "north/x/y.csv", true), ("north/**", "north/.y.csv", false),
  ])
  func `a file shows that a pattern of tenants means, though it came later`(
    pattern: String, path: String, isMeant: Bool
  ) throws {
    let project = PreviewFixture.project.replacing(#""initech.json""#, with: "\"\(pattern)\"")
    #expect(try PreviewFixture(["lintel.json": project]).workshop.mayShow(path) == isMeant)
  }

  @Test func `what visitors ask for is not kept`() throws {
    let fixture = try PreviewFixture()
    _ = try fixture.get("/_lintel/preview/nothing.css")
    _ = try fixture.get("/_lintel/gallery/?tenant=nobody")
    #expect(!fixture.workshop.mayShow("nothing.css"))
  }
}
