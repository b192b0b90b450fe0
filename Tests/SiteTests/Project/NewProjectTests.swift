import Bindings
import Diagnostics
import Foundation
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
    ("the-quick-fox-and-its-friends", "the-quick-fox-and-its-friends", "The Quick Fox And Its"),
    ("the-quick-brown-foxes-den", "the-quick-brown-foxes-den", "The Quick Brown Foxes"),
    (
      String(repeating: "a", count: 100), String(repeating: "a", count: 63),
      "Aaaaaaaaaaaaaaaaaaaaaaaa"
    ),
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

  @Test(arguments: ["themes/acme", "tenants", "tenants/acme.json"])
  func `nothing is written where something is in the way`(path: String) throws {
    let target = try TemporaryFolder()
    try target.write("x", to: path)
    let refusal = try refusal(target.path)
    #expect(["init.exists", "init.folder"].contains(refusal.code))
    #expect(refusal.hint == "choose another folder: lintel init DIR")
    #expect(try target.tree() == [path: Array("x".utf8)])
  }

  @Test(arguments: ["nowhere", "."])
  func `a link is no folder of the project where it leads out or nowhere`(link: String) throws {
    let target = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: "\(target.path)/tenants", withDestinationPath: "\(outside.path)/\(link)")
    let refusal = try refusal(target.path)
    #expect(refusal.code == "init.folder")
    #expect(refusal.message.contains("tenants is a link that leads"))
    #expect(try outside.tree().isEmpty)
    #expect(try LocalDisk().list(target.path).map(\.name) == ["tenants"])
  }

  @Test func `a linked list of ignored files is not written to`() throws {
    let target = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try outside.write("mine\n", to: "ignore")
    try FileManager.default.createSymbolicLink(
      atPath: "\(target.path)/.gitignore", withDestinationPath: "\(outside.path)/ignore")
    let refusal = try refusal(target.path)
    #expect(refusal.message == "\(target.path)/.gitignore is a link")
    #expect(refusal.hint == "put a file in its place, which gets the lines that it lacks")
    #expect(try outside.text("ignore") == "mine\n")
    #expect(try LocalDisk().list(target.path).count == 1)
  }

  @Test func `a folder that is a file is named with what to do`() throws {
    let target = try TemporaryFolder()
    try target.write("x", to: "file")
    #expect(try refusal("\(target.path)/file").message == "\(target.path)/file is no folder")
    #expect(try refusal("\(target.path)/file/x").message == "\(target.path)/file is no folder")
  }

  @Test(arguments: [".gitignore", nil])
  func `a disk that fails leaves the folder as it was`(present: String?) throws {
    let kit = ProjectFolder.path
    for failing in 0... {
      let target = try TemporaryFolder()
      if let present { try target.write("mine\n", to: present) }
      let disk = FailingDisk(failing: failing)
      let project = NewProject(named: "acme", files: LayeredFiles(disk: disk, roots: [kit]))
      do throws(Diagnostic) {
        _ = try project.write(to: "\(target.path)/\(present == nil ? "new" : ".")")
        // The last call that there is has not failed.
        if disk.calls <= failing { break }
      } catch {
        #expect(try target.tree() == (present.map { [$0: Array("mine\n".utf8)] } ?? [:]))
        #expect(try LocalDisk().list(target.path).count == (present == nil ? 0 : 1))
      }
    }
  }

  private func refusal(_ folder: String) throws -> Diagnostic {
    do throws(Diagnostic) {
      _ = try NewProject(named: "acme", files: files).write(to: folder)
    } catch { return error }
    throw Refused()
  }

  private struct Refused: Error {}

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
