import Bindings

/// A file below `assets/`, named after its content so that it can be kept for a year.
struct AssetFile: Sendable {
  /// `page.3f8a1c9d.js`
  let name: String
  /// The `integrity` attribute: `sha256-…`, the shortest that browsers take, since each page has some.
  let integrity: String
  let bytes: [UInt8]
  let contentType: String

  init(stem: String, fileExtension: String, bytes: [UInt8], contentType: String) {
    let hash = SHA256.hash(bytes)
    // Eight digits: a site has few files of one stem, so that two of one hash never meet.
    name = "\(stem).\(Hex.encode(hash.prefix(4))).\(fileExtension)"
    integrity = "sha256-\(Base64.encode(hash))"
    self.bytes = bytes
    self.contentType = contentType
  }

  var output: OutputFile { output(structure: nil) }

  /// - Parameter structure: for a document that is checked as pages are.
  func output(structure: PageStructure?) -> OutputFile {
    OutputFile(
      path: "site/assets/\(name)", bytes: bytes, contentType: contentType, cache: .immutable,
      structure: structure)
  }
}
