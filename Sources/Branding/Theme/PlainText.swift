import Diagnostics
import Syntax

/// A text that people get to read as it is: a name, an image's alternative.
enum PlainText {
  struct Fault {
    let words: String
    let hint: String
  }

  /// What is wrong with a text, or nil: too long, of blanks only, or with characters that steer instead
  /// of show.
  ///
  /// Limits: 120 characters for names, 500 for alternatives.
  static func fault(_ text: String, most: Int) -> Fault? {
    if text.unicodeScalars.count > most {
      return Fault(words: "is longer than \(most) characters", hint: "shorten it")
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F:
        return Fault(words: "has a control character", hint: "remove it")
      // They turn the letters around that follow, on the page and in the title.
      case 0x202A...0x202E, 0x2066...0x2069:
        return Fault(
          words: "has a character that changes the direction",
          hint: "remove it: pages set the direction of each text by themselves")
      default: continue
      }
    }
    // Nothing at all is what a picture says that has nothing to add; blanks are a slip.
    guard text.isBlank, !text.isEmpty else { return nil }
    return Fault(words: "is empty", hint: "write it, or leave it out")
  }

  static func check(_ value: JSONValue, for key: String, most: Int) -> Diagnostic? {
    guard let text = value.string, let fault = fault(text, most: most) else { return nil }
    return Diagnostic(
      .error, "theme.text", "'\(key)' \(fault.words)", at: value.location, hint: fault.hint)
  }
}
