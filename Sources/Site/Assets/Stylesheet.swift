import Branding
import Syntax
import Templating

/// A tenant's style sheet: fonts, the theme's custom properties, the structure, and a theme's own rules
/// in a layer of their own.
///
/// Layers decide who wins: structure and properties stand in the first, the theme's own rules in the
/// second, so that they win whatever their selectors are.
enum Stylesheet {
  static func bytes(of theme: Theme, fonts: [FontFace], kit: Kit) -> [UInt8] {
    var bytes = Array("@layer lintel,theme;".utf8)
    for font in fonts { bytes += font.rule.utf8 }
    bytes += "@layer lintel{".utf8
    kit.themeSheet.render(theme, into: &bytes)
    bytes += kit.structure
    bytes += "}".utf8
    if !theme.css.isEmpty { bytes += "@layer theme.extra{\(theme.css)}".utf8 }
    return bytes
  }
}

/// A font of a theme, with the name of its file in `assets/`.
struct FontFace: Sendable {
  let font: Theme.Font.File
  let file: AssetFile

  /// The style sheet lies beside the font. The text stands until the font is there.
  var rule: String {
    "@font-face{font-family:\(CSSString.quoted(font.family));"
      + "src:url(\"\(file.name)\") format(\"woff2\");font-weight:\(CSSString.words(font.weight));"
      + "font-style:\(CSSString.words(font.style));font-display:swap}"
  }
}

/// Texts of a theme in places of a style sheet that no template reaches.
enum CSSString {
  /// A quoted string: everything but letters, digits and blanks is an escape.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      let isPlain =
        scalar == " " || scalar == "-"
        || scalar.properties.isAlphabetic || (UInt32(0x30)...0x39).contains(scalar.value)
      result += isPlain ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
    }
    return result + "\""
  }

  /// Words and numbers; anything else is left out.
  static func words(_ text: String) -> String {
    String(text.unicodeScalars.filter { $0 == " " || $0 == "-" || ($0.isASCII && isWord($0)) })
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || (UInt32(0x30)...0x39).contains(scalar.value)
  }
}
