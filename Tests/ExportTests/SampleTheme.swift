import Bindings
import Branding
import Diagnostics
import Site
import Syntax
import TestSupport

/// A brand over Lintel's presets, with files of its own.
enum SampleTheme {
  /// - Parameters:
  ///   - brand: as a tenant has it; its paths begin at the folder of `files`.
  ///   - files: by path.
  static func make(_ brand: String, files: [String: [UInt8]] = [:]) throws -> Theme {
    let folder = try TemporaryFolder()
    let disk = LocalDisk()
    for (path, bytes) in files { try disk.write(bytes, to: "\(folder.path)/\(path)") }
    let shelf = ThemeShelf(files: LayeredFiles(disk: disk, roots: [folder.path]))
    let json = try JSONValue.parse(SourceFile(name: "tenant.json", text: brand))
    let theme = shelf.theme(named: nil, brand: json)
    guard let value = theme.value else {
      throw Diagnostic(.error, "test", theme.findings.map(\.description).joined(separator: "\n"))
    }
    return value
  }

  /// The head of a PNG and as many bytes of nothing behind it.
  static func png(_ width: Int, _ height: Int, padding: Int = 4) -> [UInt8] {
    func big(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (24 - 8 * $0) & 255) } }
    func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
      big(data.count) + Array(type.utf8) + data + [0, 0, 0, 0]
    }
    return [0x89] + Array("PNG\r\n\u{1A}\n".utf8)
      + chunk("IHDR", big(width) + big(height) + [8, 6, 0, 0, 0])
      + chunk("IDAT", Array(repeating: 1, count: padding)) + chunk("IEND", [])
  }

  static func svg(_ width: Int, _ height: Int, _ content: String = "<path d=\"M0 0h9v9z\"/>")
    -> [UInt8]
  {
    Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" role="img">\(content)</svg>
      """.utf8)
  }

  /// A theme with an SVG logo of that content and shape.
  static func withLogo(_ svg: [UInt8], more: String = "", files: [String: [UInt8]] = [:]) throws
    -> Theme
  {
    try make(
      "{\"logo\": {\"src\": \"logo.svg\"\(more)}}", files: files.merging(["logo.svg": svg]) { $1 })
  }
}

extension Checked where Value == [OutputFile] {
  /// A file's text; nil where there is none of that path.
  func text(_ path: String) -> String? {
    value?.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  var paths: [String] { value?.map(\.path).sorted() ?? [] }

  var codes: [String] { findings.map { "\($0.severity) \($0.code)" } }
}
