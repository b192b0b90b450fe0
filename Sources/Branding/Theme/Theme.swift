package import Syntax

/// A brand as checked design tokens: all that pages, messages and exports need to know of it.
///
/// Made by ``ThemeShelf``; whatever a person left out has been derived.
package struct Theme: Sendable {
  /// Which colours a page shows: the browser's choice, or one of the two alone.
  package enum Mode: String, Hashable, Sendable, CaseIterable { case auto, light, dark }

  package let name: String
  package var mode: Mode
  package let light: Palette
  package let dark: Palette
  package let font: Font
  package let shape: Shape
  package let layout: Layout
  package let logo: Logo?
  package let favicon: Favicon
  package let social: Social
  /// Own texts: locale, then key, then the text as it was written (a string or plural forms).
  package let texts: [String: [String: JSONValue]]
  /// Checked style rules of the theme's own, without their layer; empty for none.
  package let css: String
  /// Every file that was read for it, for build digests: path and SHA-256, sorted by path.
  package let sources: [ThemeSource]
  /// What it was made of, for those who ask where a value comes from.
  let record: ThemeRecord

  /// What pages are set in.
  package struct Font: Sendable {
    /// CSS font lists.
    package let family: String
    package let heading: String
    /// Body size in CSS pixels.
    package let size: Double
    package let files: [File]

    /// A font file, and which of the family's faces it is.
    package struct File: Sendable {
      package let family: String
      package let image: BrandImage
      /// `400`, or `100 900` for a variable font.
      package let weight: String
      package let style: String
    }
  }

  /// Corners, lines, shadows and distances.
  package struct Shape: Sendable {
    /// How far the card stands out from the page.
    package enum Shadow: String, Hashable, Sendable, CaseIterable { case none, sm, md, lg }
    /// How much room there is between things.
    package enum Density: String, Hashable, Sendable, CaseIterable { case compact, regular, roomy }

    /// CSS pixels; `full` is 999.
    package let radius: Double
    /// CSS pixels.
    package let border: Double
    package let shadow: Shadow
    package let density: Density
  }

  /// Where the card stands, and the image beside or behind it.
  package struct Layout: Sendable {
    /// A card on a ground, a plain page, a page of two halves, or a card on an image.
    package enum Variant: String, Hashable, Sendable, CaseIterable {
      case card, plain
      case splitStart = "split-start"
      case splitEnd = "split-end"
      case full
    }
    /// Where the card stands on the line; start is left where people read from the left.
    package enum Align: String, Hashable, Sendable, CaseIterable { case start, center, end }
    /// Whether an image fills its place or is shown whole.
    package enum Fit: String, Hashable, Sendable, CaseIterable { case cover, contain }

    package let variant: Variant
    package let align: Align
    package let image: BrandImage?
    package let fit: Fit
    /// 0…1: how much of the background's colour lies over the image.
    package let overlay: Double
  }

  /// The brand's mark, and how pages show it.
  package struct Logo: Sendable {
    /// In the card, above it, or at the top of the page.
    package enum Place: String, Hashable, Sendable, CaseIterable { case inside, outside, header }

    package let image: BrandImage
    package let dark: BrandImage?
    package let email: BrandImage?
    /// Alternative text as the theme has it: one, or one a locale; nil to use the tenant's name.
    package let alt: JSONValue?
    /// CSS pixels.
    package let height: Double
    package let place: Place
    /// As it was written; whoever shows it checks it.
    package let href: JSONValue?
  }

  /// The icons of a browser's tab and a telephone's first screen.
  package struct Favicon: Sendable {
    package let svg: BrandImage?
    package let ico: BrandImage?
    package let touch: BrandImage?
  }

  /// How pages show the providers to sign in with.
  package struct Social: Sendable {
    /// Above the form, or below it.
    package enum Place: String, Hashable, Sendable, CaseIterable { case top, bottom }
    /// Buttons one below the other with words, or in a row with icons alone.
    package enum Style: String, Hashable, Sendable, CaseIterable { case block, icon }

    package let place: Place
    package let style: Style
  }
}

/// A file that a theme was made of.
package struct ThemeSource: Hashable, Sendable {
  package let path: String
  package let sha256: [UInt8]

  package init(path: String, sha256: [UInt8]) {
    self.path = path
    self.sha256 = sha256
  }
}
