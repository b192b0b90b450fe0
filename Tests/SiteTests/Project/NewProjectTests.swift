import Bindings
import Diagnostics
import Syntax
import TestSupport
import Testing

@testable import Site

@Suite struct NewProjectTests {
  private let files = LayeredFiles(disk: LocalDisk(), roots: [ProjectFolder.path])

  @Test(arguments: [
    ("Acme Robotics", "acme-robotics", "Acme Robotics"),
    ("acme-robotics", "acme-robotics", "Acme Robotics"),
    ("zürich", "zurich", "Zürich"),
    ("Ünï Brand", "uni-brand", "Ünï Brand"),
    ("U\u{308}ni\u{308} O'Neil & Co.", "uni-o-neil-co", "U\u{308}ni\u{308} O'Neil & Co."),
    ("Ærø Łódź", "aero-lodz", "Ærø Łódź"),
    ("日本", "acme", "日本"),
    ("My \"Brand\" \\ \u{202E}x", "my-brand-x", "My Brand  x"),
    ("-x-", "x", "X"),
    ("\"}", "acme", "Acme"),
  ])
  func `a folder's name becomes a tenant's id and name`(
    folder: String, id: String, name: String
  ) throws {
    let target = try TemporaryFolder()
    let written = try NewProject(named: folder, files: files).write(to: target.path)
    #expect(
      written == [
        ".gitignore", "lintel.json", "tenants/\(id).json", "themes/\(id)/logo.png",
        "themes/\(id)/logo.svg", "themes/\(id)/theme.json",
      ])
    let tenant = try JSONValue.parse(
      SourceFile(name: "tenant", text: target.text("tenants/\(id).json")))
    #expect(tenant["id"]?.string == id)
    #expect(tenant["name"]?.string == name)
  }

  @Test(arguments: [
    ("build\n", "build\n.lintel/\ndist/\n"), ("dist/\r\nbuild", "dist/\r\nbuild\n.lintel/\n"),
    ("dist/\n.lintel/\n", "dist/\n.lintel/\n"), ("", ".lintel/\ndist/\n"),
  ])
  func `a repository's own list of ignored files is kept`(old: String, new: String) throws {
    let target = try TemporaryFolder()
    try target.write(old, to: ".gitignore")
    _ = try NewProject(named: "acme", files: files).write(to: target.path)
    #expect(try target.text(".gitignore") == new)
  }

  @Test func `nothing is written where there already is a project`() throws {
    let target = try TemporaryFolder()
    try target.write("{}", to: "lintel.json")
    do throws(Diagnostic) {
      _ = try NewProject(named: "acme", files: files).write(to: target.path)
      Issue.record("a second project was written")
    } catch { #expect(error.code == "init.exists") }
    #expect(!LayeredFiles(disk: LocalDisk(), roots: [target.path]).has("themes/acme/theme.json"))
  }
}
