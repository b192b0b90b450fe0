import Bindings
import Site
import TestSupport
import Testing

@Suite struct SiteStylesTests {
  @Test func `the kit's own style sheets keep to the rules`() throws {
    let files = LayeredFiles(disk: LocalDisk(), roots: [ProjectFolder.path])
    #expect(try files.list("site/styles").count > 2)
    #expect(SiteStyles.check(files).map(\.description) == [])
  }

  @Test func `sheets that are not there have no findings`() {
    #expect(SiteStyles.check(LayeredFiles(disk: LocalDisk(), roots: ["no-such-folder"])) == [])
  }
}
