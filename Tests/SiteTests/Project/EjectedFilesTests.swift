import Bindings
import Diagnostics
import TestSupport
import Testing

@testable import Site

@Suite struct EjectedFilesTests {
  private let kit: TemporaryFolder
  private let project: TemporaryFolder

  init() throws {
    kit = try TemporaryFolder()
    project = try TemporaryFolder()
    try kit.write("one\ntwo\nthree\n", to: "templates/pages/login.html")
    try kit.write("{}", to: "secret.json")
    try kit.write("{}", to: "Sources/a.swift")
    try project.write("{}", to: "lintel.json")
  }

  private static let advice = "a path of the kit begins with templates/, themes/ or site/"

  private func ejected() throws -> EjectedFiles {
    try EjectedFiles(project: project.path, kit: kit.path, disk: LocalDisk())
  }

  private func refusal(_ path: String) throws -> Diagnostic? {
    var files = try ejected()
    do throws(Diagnostic) {
      try files.eject(path)
      return nil
    } catch { return error }
  }

  @Test func `nothing is put into a folder that is no project`() throws {
    try LocalDisk().removeFile("\(project.path)/lintel.json")
    let finding = try #require(try refusal("templates/pages/login.html"))
    #expect(finding.code == "file.missing")
    #expect(try LocalDisk().list(project.path).isEmpty)
  }

  @Test(arguments: [
    ("templates/pages/logn.html", "eject.missing", "did you mean 'templates/pages/login.html'?"),
    ("secret.json", "eject.missing", Self.advice),
    ("../secret.json", "eject.missing", Self.advice),
    ("/etc/hostname", "eject.missing", Self.advice),
    ("Sources", "eject.missing", Self.advice),
    ("templates/pages", "eject.folder", "eject takes one file"),
  ])
  func `only a file of the kit can be ejected`(path: String, code: String, hint: String?) throws {
    let finding = try #require(try refusal(path))
    #expect(finding.code == code)
    #expect(finding.hint == hint)
  }

  @Test func `a file that the project already has is left alone`() throws {
    try project.write("mine", to: "templates/pages/login.html")
    #expect(try refusal("templates/pages/login.html")?.code == "eject.exists")
    #expect(try project.text("templates/pages/login.html") == "mine")
  }

  @Test func `a path is told without its detours`() throws {
    var files = try ejected()
    let path = "templates/../templates/./pages/login.html"
    #expect(try files.eject(path) == "templates/pages/login.html")
    #expect(try files.mark(path) == "templates/pages/login.html")
  }

  @Test func `a file that is gone is not up to date`() throws {
    var files = try ejected()
    try files.eject("templates/pages/login.html")
    try LocalDisk().removeFile("\(project.path)/templates/pages/login.html")
    do throws(Diagnostic) {
      try files.mark("templates/pages/login.html")
      Issue.record("a file that is gone was marked")
    } catch {
      #expect(error.message == "the project has no templates/pages/login.html")
      #expect(error.hint == "lintel eject templates/pages/login.html")
    }
  }

  @Test func `an ejected file is up to date until the kit's changes`() throws {
    var files = try ejected()
    try files.eject("templates/pages/login.html")
    #expect(try project.text("templates/pages/login.html") == "one\ntwo\nthree\n")
    #expect(try ejected().findings().isEmpty)
    try kit.write("one\ntwo!\nthree\n", to: "templates/pages/login.html")
    #expect(try ejected().findings().map(\.code) == ["eject.behind"])
    #expect(
      try ejected().difference(of: "templates/pages/login.html") == """
        --- kit/templates/pages/login.html
        +++ project/templates/pages/login.html
        @@ -1,3 +1,3 @@
         one
        -two!
        +two
         three

        """)
    var again = try ejected()
    try again.mark("templates/pages/login.html")
    #expect(try ejected().findings().isEmpty)
  }

  @Test func `a diff keeps far changes apart and counts lines as diff does`() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("2\n", with: "", maxReplacements: 1).appending("21\n")
    #expect(
      UnifiedDiff.text(from: old, to: new, names: ("a", "b")) == """
        --- a
        +++ b
        @@ -1,5 +1,4 @@
         1
        -2
         3
         4
         5
        @@ -18,3 +17,4 @@
         18
         19
         20
        +21

        """)
    #expect(UnifiedDiff.text(from: old, to: old, names: ("a", "b")).isEmpty)
    #expect(UnifiedDiff.text(from: "", to: "x\n", names: ("a", "b")).contains("@@ -0,0 +1,1 @@"))
  }
}
