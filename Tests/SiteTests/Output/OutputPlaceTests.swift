import Bindings
import Diagnostics
import TestSupport
import Testing

@testable import Site

@Suite struct OutputPlaceTests {
  private let scratch: TemporaryFolder

  init() throws {
    scratch = try TemporaryFolder()
    for folder in ["project/themes", "project/templates", "kit/site"] {
      try scratch.disk.makeDirectories("\(scratch.path)/\(folder)")
    }
  }

  private func resolve(_ out: String) throws(Diagnostic) -> String {
    try OutputPlace.resolve(
      "\(scratch.path)/\(out)", roots: ["\(scratch.path)/project", "\(scratch.path)/kit"],
      written: ["tenants/acme.json", "north/south/more.csv", "one.json"], disk: scratch.disk)
  }

  @Test(arguments: [
    "project", "project/", "project/.", ".", "project/themes", "project/themes/dist",
    "project/templates/a/b", "project/dist/../themes", "kit", "kit/site/dist", "project/.lintel",
    "project/tenants", "project/tenants/dist", "project/north",
  ])
  func `an output among its own sources is refused`(out: String) {
    let error = #expect(throws: Diagnostic.self) { try resolve(out) }
    #expect(error?.code == "output.place")
    #expect(error?.hint == "choose a folder of its own with --out")
  }

  @Test(arguments: [
    ("project/dist", "project/dist"), ("project/dist/", "project/dist"), ("new/a/b", "new/a/b"),
    ("project/../out", "out"), ("project/themes-built", "project/themes-built"),
    ("project/tenants-built", "project/tenants-built"), ("tenants", "tenants"),
  ])
  func `any other place is taken, also one that is not there yet`(out: String, place: String)
    throws
  {
    #expect(try resolve(out) == "\(scratch.path)/\(place)")
  }
}
