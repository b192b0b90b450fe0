import Diagnostics
import Syntax

/// The style sheets of `site/styles/` in one, minified once a build.
enum StructureStyles {
  /// - Parameter files: in the order of their names, which is the order of the result.
  static func joined(_ files: [SourceFile]) -> [UInt8] {
    var bytes: [UInt8] = []
    for file in files {
      bytes += CSSMinifier.minified(file.bytes)
      if bytes.last != UInt8(ascii: "}") { bytes.append(UInt8(ascii: "\n")) }
    }
    return bytes
  }
}
