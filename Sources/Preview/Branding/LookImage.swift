import Bindings
import Branding

/// Bytes that were uploaded as an image, told by their beginning: what a browser is told they are never
/// depends on what the uploader said.
struct LookImage: Sendable {
  let format: BrandImage.Format
  let bytes: [UInt8]

  /// - Returns: nil for what is no image that Cognito takes.
  init?(base64: String) {
    guard let bytes = Base64.decode(base64), let format = Self.format(of: bytes) else { return nil }
    self.bytes = bytes
    self.format = format
  }

  private static func format(of bytes: [UInt8]) -> BrandImage.Format? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: [0, 0, 1, 0]) { return .ico }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      return .webp
    }
    // A text that is no SVG after all is an image that does not show.
    let start = bytes.first { !" \t\r\n\u{FEFF}".utf8.contains($0) }
    return start == UInt8(ascii: "<") ? .svg : nil
  }

  /// The image as an answer. An SVG that is opened alone is a document: it may run nothing and fetch
  /// nothing.
  var response: HTTPResponse {
    HTTPResponse(
      headers: [
        HTTPField("content-type", format.contentType), HTTPField("cache-control", "no-store"),
        .sandbox(framedBy: "'none'"),
      ], body: bytes)
  }
}
