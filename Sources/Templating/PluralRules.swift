/// Which plural category a whole number takes in a language.
///
/// Source: CLDR 46, cardinal plural rules, for whole numbers (no visible fraction).
package enum PluralRules {
  /// The plural category of a whole number in a language.
  package static func category(of number: Int, in locale: String) -> PluralCategory {
    let n = abs(number)
    let language = locale.prefix { $0 != "-" && $0 != "_" }.lowercased()
    let tens = n % 100
    let ones = n % 10
    switch language {
    case "ja", "ko", "zh", "id", "ms", "th", "vi", "lo", "my": return .other
    case "fr", "pt": return n <= 1 ? .one : millions(n)
    case "es", "it", "ca": return n == 1 ? .one : millions(n)
    case "ar": return arabic(n, tens)
    case "he", "iw": return n == 1 ? .one : n == 2 ? .two : .other
    case "ru", "uk", "be", "sr", "hr", "bs": return slavic(ones, tens)
    case "pl":
      if n == 1 { return .one }
      return (2...4).contains(ones) && !(12...14).contains(tens) ? .few : .many
    case "cs", "sk": return n == 1 ? .one : (2...4).contains(n) ? .few : .other
    case "sl": return tens == 1 ? .one : tens == 2 ? .two : tens == 3 || tens == 4 ? .few : .other
    case "lt":
      if ones == 1, !(11...19).contains(tens) { return .one }
      return (2...9).contains(ones) && !(11...19).contains(tens) ? .few : .other
    case "lv":
      if ones == 0 || (11...19).contains(tens) { return .zero }
      return ones == 1 && tens != 11 ? .one : .other
    case "ro": return n == 1 ? .one : n == 0 || (1...19).contains(tens) ? .few : .other
    case "ga": return n == 1 ? .one : n == 2 ? .two : n <= 6 ? .few : n <= 10 ? .many : .other
    case "fa", "hi", "bn", "am", "gu", "kn", "zu": return n <= 1 ? .one : .other
    default: return n == 1 ? .one : .other
    }
  }

  /// Languages in which a round number of millions takes a form of its own.
  private static func millions(_ n: Int) -> PluralCategory {
    n != 0 && n % 1_000_000 == 0 ? .many : .other
  }

  private static func arabic(_ n: Int, _ tens: Int) -> PluralCategory {
    switch n {
    case 0: .zero
    case 1: .one
    case 2: .two
    default: (3...10).contains(tens) ? .few : (11...99).contains(tens) ? .many : .other
    }
  }

  private static func slavic(_ ones: Int, _ tens: Int) -> PluralCategory {
    if ones == 1, tens != 11 { return .one }
    return (2...4).contains(ones) && !(12...14).contains(tens) ? .few : .many
  }
}
