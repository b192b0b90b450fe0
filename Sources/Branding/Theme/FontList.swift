/// A CSS font list: names in the order of preference.
enum FontList {
  /// What stands after every list that does not end in a generic name, and for a theme without fonts.
  static let system = ["system-ui", "sans-serif"]

  /// The lists of Lintel's own choice: what each system sets its dialogs in.
  static let preset =
    #"system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif"#

  private static let generic: Set<String> = [
    "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif",
    "ui-sans-serif", "ui-monospace", "ui-rounded", "-apple-system", "math",
  ]

  /// The names of a list without their quotes; nil where it is no font list: empty names, or
  /// characters that could leave the value.
  static func parse(_ text: String) -> [String]? {
    var names: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      var words = part.split(separator: " ").joined(separator: " ")
      for quote in ["\"", "'"] where words.count >= 2 && words.hasPrefix(quote) {
        guard words.hasSuffix(quote) else { return nil }
        words = String(words.dropFirst().dropLast())
      }
      guard !words.isEmpty, words.unicodeScalars.allSatisfy(isPlain) else { return nil }
      names.append(words)
    }
    return names
  }

  /// The list as CSS has it: every name but the generic ones in quotes, a generic one last.
  static func css(_ names: [String]) -> String {
    var names = names
    if names.last.map({ !generic.contains($0.lowercased()) }) ?? true {
      names += system.filter { !names.contains($0) }
    }
    return names.map { generic.contains($0.lowercased()) ? $0 : "\"\($0)\"" }
      .joined(separator: ", ")
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || [" ", "-", "_", ".", "&", "+"].contains(scalar)
  }
}
