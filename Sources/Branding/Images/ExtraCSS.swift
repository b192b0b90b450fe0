package import Diagnostics
import Syntax

/// A theme's own style rules.
package enum ExtraCSS {
  /// Checks a theme's style file; the value is minified and may stand in
  /// `@layer theme.extra { … }`.
  package static func check(_ file: SourceFile) -> Checked<String> {
    Checked(String(decoding: CSSMinifier.minified(file.bytes), as: UTF8.self))
  }
}
