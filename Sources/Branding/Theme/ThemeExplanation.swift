package import Diagnostics

/// Where a theme's value comes from, and the contrasts it takes part in.
package struct ThemeExplanation: Sendable {
  /// One token: a key with the mode where it has one.
  package struct Entry: Sendable {
    package let key: String
    /// As CSS has it.
    package let value: String
    /// From the nearest reason to the farthest, a sentence each: "written at …", "follows from …".
    package let chain: [String]
    package let contrasts: [ContrastResult]
  }

  package let entries: [Entry]
  /// The explanation as people read it, a line each.
  package var lines: [String] { [] }
}

/// One pair of colours that must stand apart, and whether they do.
package struct ContrastResult: Hashable, Sendable {
  package let pair: ContrastPair
  package let mode: Theme.Mode
  /// Unrounded.
  package let ratio: Double

  package var holds: Bool { ratio >= pair.least }
}

/// A colour, what it lies on, and the ratio they need.
package struct ContrastPair: Hashable, Sendable {
  package let role: ColorRole
  package let ground: ColorRole
  /// 4.5 for text, 3 for edges and signs.
  package let least: Double
}

extension Theme {
  /// Explains a key (`color.primary`) or one mode of it (`color.primary.dark`).
  ///
  /// Throws `theme.key.unknown` with the nearest key.
  package func explain(_ key: String) throws(Diagnostic) -> ThemeExplanation {
    ThemeExplanation(entries: [])
  }

  /// Every pair of colours that is checked, in each mode that the theme has.
  package var contrasts: [ContrastResult] { [] }
}
