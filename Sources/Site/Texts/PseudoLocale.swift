/// A language that nobody speaks, made from English: it shows texts that are hard-coded (no accents),
/// cut off (no brackets) or have too little room (40 % longer).
enum PseudoLocale {
  static func dictionary(from reference: LocaleDictionary) -> LocaleDictionary {
    LocaleDictionary(
      tag: KitLocale.pseudo, name: pseudo("Pseudo"), direction: .ltr,
      texts: reference.texts.mapValues { text in
        WrittenText(
          forms: text.forms.map { WrittenText.Form(category: $0.category, text: pseudo($0.text)) },
          selector: text.selector, file: text.file, range: text.range)
      },
      file: reference.file)
  }

  /// The text with accents on its letters, made longer and put in brackets; `{name}` and doubled
  /// braces stay as they are.
  static func pseudo(_ text: String) -> String {
    var words = ""
    var letters = 0
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == "{" || character == "}", rest.first == character {
        words.append(character)
        words.append(rest.removeFirst())
      } else if character == "{", let end = rest.firstIndex(of: "}") {
        words += "{\(rest[...end].dropLast())}"
        rest = rest[rest.index(after: end)...]
      } else {
        words.append(accents[character] ?? character)
        letters += 1
      }
    }
    return "[\(words)\(filler(letters))]"
  }

  /// Two letters for every five, in short words so that lines can break.
  private static func filler(_ letters: Int) -> String {
    let wanted = (letters * 2 + 4) / 5
    var text = ""
    while text.count < wanted { text += text.count % 6 == 0 ? " " : "~" }
    return text
  }

  private static let accents: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
      "áƀçðéƒǧĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇÐÉƑǦĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ"))
}
