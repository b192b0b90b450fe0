import Bindings
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Site

@Suite struct StrayFilesTests {
  /// The warnings of a kit above which a project has a file.
  private func warnings(_ path: String, _ text: String = "<p>x</p>") throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: path)
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path])
    let kit = Kit.load(files, locales: ["en"], linking: .nothing)
    #expect(kit.value != nil)
    return kit.findings.map(\.description)
  }

  @Test(arguments: [
    (
      "templates/page/login.html",
      "templates/page/login.html: warning: nothing reads this file",
      "did you mean 'templates/pages/login.html'?"
    ),
    (
      "templates/partials/footer/login.txt",
      "templates/partials/footer/login.txt: warning: nothing reads this file",
      "'lintel eject' puts a file of the kit in its place"
    ),
    (
      "site/style/base.css", "site/style/base.css: warning: nothing reads this file",
      "did you mean 'site/styles/base.css'?"
    ),
    (
      "site/page.js", "site/page.js: warning: nothing reads this file",
      "'lintel eject' puts a file of the kit in its place"
    ),
  ])
  func `a file in a place where nothing looks is told`(
    path: String, message: String, hint: String
  ) throws {
    let found = try warnings(path)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(message) == true, "\(found)")
    #expect(found.first?.contains(hint) == true, "\(found)")
  }

  @Test func `a page that no site has is told`() throws {
    let found = try warnings("templates/pages/logn.html")
    #expect(found.count == 1)
    #expect(found.first?.contains("did you mean 'login'?") == true, "\(found)")
  }

  /// What is found where a link to nowhere, or a folder, stands in the place of a kit's file.
  private func errors(_ path: String, isFolder: Bool) throws -> [String] {
    let folder = try TemporaryFolder()
    // Another file of the project, which is read after it.
    try folder.write("<p>x</p>", to: "templates/pages/verified.html")
    let full = "\(folder.path)/\(path)"
    if isFolder {
      try LocalDisk().makeDirectories(full)
    } else {
      try LocalDisk().makeDirectories(String(full[..<(full.lastIndex(of: "/") ?? full.endIndex)]))
      try FileManager.default.createSymbolicLink(
        atPath: full, withDestinationPath: "\(folder.path)/nowhere")
    }
    let files = LayeredFiles(disk: LocalDisk(), roots: [folder.path, ProjectFolder.path])
    let kit = Kit.load(files, locales: ["en"], linking: .nothing)
    #expect(kit.value == nil)
    #expect(kit.findings.allSatisfy { $0.hint != nil })
    return kit.findings.map { "\($0.location?.file ?? "") \($0.code): \($0.message)" }
  }

  @Test(arguments: [
    "templates/pages/login.html", "templates/partials/theme/colors.css", "templates/theme.css",
    "templates/messages/email/verification.html",
  ])
  func `a file that cannot be read draws no other finding`(path: String) throws {
    let found = try errors(path, isFolder: false)
    #expect(found == ["\(path) kit.file: the file cannot be read: No such file or directory"])
    let folder = try errors(path, isFolder: true)
    #expect(folder == ["\(path) kit.file: the file cannot be read: Is a directory"])
  }

  @Test(arguments: [
    ("templates/partials/footnote.html", "<p>x</p>"),
    ("site/styles/own.css", ".own { color: red }"),
    ("site/scripts/own.js", "export const own = 1;"), ("site/notes.md", "x"),
    ("templates/messages/partials/own.html", "<p>x</p>"),
    // Read when it is needed.
    ("templates/preview/inbox.html", "x"),
  ])
  func `a file that is a project's own, or the kit's, is not`(path: String, text: String) throws {
    #expect(try warnings(path, text) == [])
  }
}
