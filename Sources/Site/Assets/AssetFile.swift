import Bindings

/// A file below `assets/`, named after its content so that it can be kept for a year.
struct AssetFile: Sendable {
  /// `page.3f8a1c9d2e.js`
  let name: String
  /// The `integrity` attribute: `sha384-…`.
  let integrity: String
  let bytes: [UInt8]
  let contentType: String

  init(stem: String, fileExtension: String, bytes: [UInt8], contentType: String) {
    let hash = SHA384.hash(bytes)
    // Ten digits: a site has some ten files, so that two of one stem and hash never meet.
    name = "\(stem).\(Hex.encode(hash.prefix(5))).\(fileExtension)"
    integrity = "sha384-\(Base64.encode(hash))"
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
