/// Which neighbours would be read as something else with nothing between them.
///
/// Source: the table of CSS Syntax Level 3, section 9.
enum CSSSeparation {
  static func isNeeded(between one: CSSToken.Kind, and other: CSSToken.Kind) -> Bool {
    switch one {
    case .ident: startsName(other) || isNumeric(other) || isMinus(other) || other == .openParen
    case .atKeyword, .hash, .dimension:
      startsName(other) || isNumeric(other) || isMinus(other)
    case .number:
      startsName(other) || isNumeric(other) || other == .cdc || other == .delim(UInt8(ascii: "%"))
    case .delim(UInt8(ascii: "#")), .delim(UInt8(ascii: "-")):
      startsName(other) || isNumeric(other) || isMinus(other)
    case .delim(UInt8(ascii: "@")): startsName(other) || isMinus(other)
    case .delim(UInt8(ascii: ".")), .delim(UInt8(ascii: "+")): isNumeric(other)
    case .delim(UInt8(ascii: "/")): other == .delim(UInt8(ascii: "*"))
    case .delim(UInt8(ascii: "<")): other == .delim(UInt8(ascii: "!"))
    default: false
    }
  }

  private static func startsName(_ kind: CSSToken.Kind) -> Bool {
    switch kind {
    case .ident, .function, .url, .badURL: true
    default: false
    }
  }

  private static func isNumeric(_ kind: CSSToken.Kind) -> Bool {
    kind == .number || kind == .percentage || kind == .dimension
  }

  private static func isMinus(_ kind: CSSToken.Kind) -> Bool {
    kind == .delim(UInt8(ascii: "-")) || kind == .cdc
  }
}
