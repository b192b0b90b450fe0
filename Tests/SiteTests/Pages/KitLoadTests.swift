import Bindings
import Diagnostics
import TestSupport
import Testing

@testable import Site

/// A kit above which a project has files that cannot be what they should.
@Suite struct KitLoadTests {
  private func findings(_ path: String, _ text: String) throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: path)
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path])
    return Kit.load(files, locales: ["en"], linking: .reference).findings
  }

  @Test(arguments: [
    "templates/pages/signed-out.html", "templates/partials/footer.html", "site/styles/base.css",
    "templates/messages/sms/verification.txt",
  ])
  func `a folder in the place of a file is told`(path: String) throws {
    let found = try findings("\(path)/x", "")
    #expect(found.first?.code == "kit.file")
    #expect(found.first?.location?.description == path)
    #expect(found.first?.message == "the file cannot be read: Is a directory")
    #expect(found.first?.hint == "put a file there, or name one in the folder")
  }

  @Test(arguments: ["", "\u{FEFF}", "{{! nothing }}"])
  func `a page that writes nothing is told at its template`(text: String) throws {
    let found = try findings("templates/pages/signed-out.html", text)
    #expect(found.map(\.code) == ["template.empty"])
    #expect(found.first?.location?.description == "templates/pages/signed-out.html:1:1")
  }

  @Test(arguments: ["templates/theme.css", "templates/messages/sms/verification.txt"])
  func `a template that is no page is text as well`(path: String) throws {
    let found = try findings(path, "a\u{0}")
    #expect(found.first?.code == "template.encoding")
    #expect(found.first?.location?.description == "\(path):1:2")
  }
}
