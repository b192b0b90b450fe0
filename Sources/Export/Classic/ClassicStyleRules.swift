/// What the style sheet of the classic hosted pages may hold: a closed list of selectors, each with the
/// properties that are documented for it, and how their values are written.
///
/// Cognito's template file has a few properties more (`border-radius` of fields, say); what it does
/// with those is not documented, so they are not here.
///
/// Source: Amazon Cognito Developer Guide, hosted UI customization: its list of CSS classes.
enum ClassicStyleRules {
  /// How a value is written.
  enum Value: Hashable {
    /// `#0b5fff`
    case color
    /// A whole number of pixels, `0` or `12px`.
    case pixels
    /// One to four of them.
    case sides
    /// 1…100 per cent.
    case percent
    /// 100, 200 … 900.
    case weight
    /// `1px solid #ccc`, or `none`.
    case border
    case word(Set<String>)
  }

  /// A selector and its properties a line.
  private static let text = """
    .background-customizable background-color=color
    .banner-customizable padding=sides background-color=color
    .logo-customizable max-width=percent max-height=percent
    .label-customizable font-weight=weight
    .textDescription-customizable padding-top=pixels padding-bottom=pixels display=block|inline font-size=pixels
    .idpDescription-customizable padding-top=pixels padding-bottom=pixels display=block|inline font-size=pixels
    .legalText-customizable color=color font-size=pixels
    .inputField-customizable width=percent height=pixels color=color background-color=color border=border
    .inputField-customizable:focus border-color=color outline=pixels
    .submitButton-customizable font-size=pixels font-weight=bold|italic|normal margin=sides height=pixels width=percent color=color background-color=color
    .submitButton-customizable:hover color=color background-color=color
    .errorMessage-customizable margin=sides padding=sides font-size=pixels width=percent background=color border=border color=color box-sizing=border-box|content-box
    .idpButton-customizable height=pixels width=percent text-align=left|right|center margin-bottom=pixels color=color background-color=color border-color=color
    .idpButton-customizable:hover color=color background-color=color
    .socialButton-customizable height=pixels text-align=left|right|center width=percent margin-bottom=pixels
    .passwordCheck-notValid-customizable color=color
    .passwordCheck-valid-customizable color=color
    """

  /// Selector to property to value.
  static let all: [String: [String: Value]] = {
    var rules: [String: [String: Value]] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      for word in words.dropFirst() {
        let parts = word.split(separator: "=")
        rules[String(words[0]), default: [:]][String(parts[0])] = value(parts[1])
      }
    }
    return rules
  }()

  private static func value(_ name: Substring) -> Value {
    switch name {
    case "color": .color
    case "pixels": .pixels
    case "sides": .sides
    case "percent": .percent
    case "weight": .weight
    case "border": .border
    default: .word(Set(name.split(separator: "|").map(String.init)))
    }
  }
}

extension ClassicStyleRules.Value {
  /// Whether a value, its words parted by single blanks, is one of this kind.
  func takes(_ text: String) -> Bool {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    switch self {
    case .color: return words.count == 1 && Self.isColor(text)
    case .pixels: return words.count == 1 && Self.isPixels(text)
    case .sides: return 1...4 ~= words.count && words.allSatisfy(Self.isPixels)
    case .percent:
      return text.hasSuffix("%") && Self.number(text.dropLast()).map { 1...100 ~= $0 } ?? false
    case .weight: return Self.number(text[...]).map { 1...9 ~= $0 / 100 && $0 % 100 == 0 } ?? false
    case .border:
      if text == "none" { return true }
      return words.count == 3 && Self.isPixels(words[0]) && words[1] == "solid"
        && Self.isColor(words[2])
    case .word(let all): return all.contains(text)
    }
  }

  private static func isColor(_ text: String) -> Bool {
    text.hasPrefix("#") && [4, 7].contains(text.utf8.count)
      && text.dropFirst().utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }

  private static func isPixels(_ text: String) -> Bool {
    text == "0" || text.hasSuffix("px") && number(text.dropLast(2)) != nil
  }

  private static func number(_ text: Substring) -> Int? {
    guard 1...3 ~= text.utf8.count, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(text)
  }
}
