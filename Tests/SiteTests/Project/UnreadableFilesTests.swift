import Bindings
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Site

@Suite struct UnreadableFilesTests {
  /// What may stand where a file should be.
  enum Obstacle: CaseIterable {
    case linkToNowhere, circleOfLinks, linkOut, pipe, folder

    func put(at path: String) throws {
      let files = FileManager.default
      if files.fileExists(atPath: path) { try files.removeItem(atPath: path) }
      switch self {
      case .linkToNowhere:
        try files.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
      case .circleOfLinks: try files.createSymbolicLink(atPath: path, withDestinationPath: path)
      case .linkOut: try files.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hosts")
      case .pipe: unsafe #expect(mkfifo(path, 0o600) == 0)
      case .folder: try LocalDisk().makeDirectory(path)
      }
    }

    var reason: String {
      switch self {
      case .linkToNowhere: "No such file or directory"
      case .circleOfLinks: "Too many levels of symbolic links"
      case .linkOut: "leaves the project"
      case .pipe: "Not a regular file"
      case .folder: "Is a directory"
      }
    }
  }

  private let sample: SampleBuild

  init() throws {
    sample = try SampleBuild(["acme"])
    try sample.folder.write(
      ##"{"name": "One", "color": {"primary": "#0b5fff"}, "logo": "logo.svg"}"##,
      to: "themes/one/theme.json")
  }

  private func errors() async throws -> [Diagnostic] {
    do { return try await sample.run().findings.filter { $0.severity == .error } } catch {
      return [try #require(error as? Diagnostic)]
    }
  }

  @Test(
    arguments: [
      "lintel.json", "tenants/acme.json", "themes/one/theme.json", "themes/one/logo.svg",
    ], Obstacle.allCases)
  func `what stands in a file's place is told with advice`(
    path: String, obstacle: Obstacle
  ) async throws {
    try obstacle.put(at: "\(sample.folder.path)/\(path)")
    let errors = try await errors()
    #expect(errors.count == 1)
    #expect(errors.first?.message.hasSuffix(obstacle.reason) == true, "\(errors)")
    #expect(errors.first?.hint != nil)
  }

  @Test(arguments: Obstacle.allCases)
  func `an overlay is no exception`(obstacle: Obstacle) throws {
    try LocalDisk().makeDirectory("\(sample.folder.path)/env")
    try obstacle.put(at: "\(sample.folder.path)/env/test.json")
    let files = LayeredFiles(disk: LocalDisk(), roots: [sample.folder.path])
    let error = #expect(throws: Diagnostic.self) { try Overlay.read(env: "test", in: files) }
    #expect(error?.message.hasSuffix(obstacle.reason) == true)
    #expect(error?.hint != nil)
  }

  @Test(arguments: ["nowhere.json", "env"])
  func `nor is one from elsewhere`(name: String) throws {
    try LocalDisk().makeDirectory("\(sample.folder.path)/env")
    let error = #expect(throws: Diagnostic.self) {
      try Overlay.read(values: "\(sample.folder.path)/\(name)", disk: LocalDisk())
    }
    #expect(error?.hint != nil)
  }

  @Test func `a folder that a pattern of tenants means does not take the tenant away`() async throws
  {
    let project = try sample.folder.text("lintel.json")
    try sample.folder.write(
      project.replacing(#"["tenants/acme.json"]"#, with: #""tenants/*.json""#), to: "lintel.json")
    try sample.write("north")
    try Obstacle.folder.put(at: "\(sample.folder.path)/tenants/acme.json")
    let errors = try await errors()
    #expect(
      errors.map(\.description) == [
        """
        lintel.json:4:13: error: cannot read 'tenants/acme.json': Is a directory
          hint: put a file there, or name one in the folder
        """
      ])
  }
}
