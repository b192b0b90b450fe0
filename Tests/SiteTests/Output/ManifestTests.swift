import Diagnostics
import Testing

@testable import Site

@Suite struct ManifestTests {
  private let manifest = Manifest(
    id: "acme",
    entries: [
      OutputFile(
        path: "site/login.html", bytes: Array("abc".utf8),
        contentType: "text/html; charset=utf-8", cache: .revalidate),
      OutputFile(
        path: "deploy/register.json", bytes: [], contentType: "application/json", cache: .hour),
      OutputFile(
        path: "site/assets/a\"b.css", bytes: [1], contentType: "text/css", cache: .immutable),
    ].map { Manifest.Entry($0) })

  @Test(arguments: [
    ("", "json.empty"), ("{}", "json.key.missing"),
    (#"{"id": "a", "files": [{}]}"#, "json.key.missing"),
  ])
  func `a manifest that is not whole is an error`(text: String, code: String) {
    let error = #expect(throws: Diagnostic.self) {
      try Manifest(reading: Array(text.utf8), named: "dist/a/manifest.json")
    }
    #expect(error?.location?.file == "dist/a/manifest.json")
    #expect(error?.code == code)
  }

  @Test func `it is read as it was written, sorted by path`() throws {
    let read = try Manifest(reading: manifest.bytes, named: "m")
    #expect(read == manifest)
    #expect(
      read.entries.map(\.path) == [
        "deploy/register.json", "site/assets/a\"b.css", "site/login.html",
      ])
    #expect(Manifest.isOurs(manifest.bytes))
  }

  @Test func `a file is named with its hash, its type and how long it may be kept`() throws {
    #expect(
      String(decoding: manifest.bytes, as: UTF8.self).split(separator: "\n").last {
        $0.contains("login")
      }
        == #"""
          {"path": "site/login.html", "bytes": 3, "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "type": "text/html; charset=utf-8", "cache": "no-cache"}
        """#)
  }
}
