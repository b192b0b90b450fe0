import Bindings

/// Words that a template says by itself can be translated by nobody.
enum WordRules {
  static let all = [text, attributes]

  static let text = PageRule(
    "page.text.literal", hint: "put the words into templates/locales, and write {{@page.key}}"
  ) { page, findings in
    for (parent, range) in page.texts {
      guard let place = page.words(in: range), !parent.speaksForItself,
        !parent.ancestors.contains(where: \.speaksForItself)
      else { continue }
      findings.add("'\(place.words)' is not of the dictionary", atOffset: place.offset)
    }
  }

  static let attributes = PageRule(
    "page.text.attribute", hint: "put the words into templates/locales, and write {{@page.key}}"
  ) { page, findings in
    var seen: Set<Int> = []
    for name in page.attributeNames({ isSpoken($0) || isShown($0) }) {
      for node in page.all(with: name) where seen.insert(node.order).inserted {
        for attribute in TagReader(page.page.bytes, at: page.offset(of: node)).attributes {
          guard isSpoken(attribute.name) || isShown(attribute.name) && node.shows(attribute.name),
            let place = page.words(in: attribute.value)
          else { continue }
          findings.add(
            "'\(place.words)' in \(attribute.name) is not of the dictionary", atOffset: place.offset
          )
        }
      }
    }
  }

  /// The attributes that are read by people, whatever element has them.
  private static func isSpoken(_ attribute: String) -> Bool {
    switch attribute {
    case "alt", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription",
      "aria-valuetext", "data-label", "placeholder", "title", "data-error-title":
      true
    default: attribute.hasPrefix("data-error-")
    }
  }

  /// The attributes that are read by people on some elements, and by programs on others.
  private static func isShown(_ attribute: String) -> Bool {
    ["label", "value"].contains(attribute)
  }
}

extension XMLNode {
  /// Whether its text is no language: code, names that are not translated.
  fileprivate var speaksForItself: Bool {
    self["translate"] == "no" || ["code", "script", "style"].contains(name)
  }
}

extension XMLNode {
  /// Whether people get to see its `label` or `value`.
  fileprivate func shows(_ attribute: String) -> Bool {
    switch (name, attribute) {
    case ("option", "label"), ("optgroup", "label"): true
    case ("input", "value"):
      isField || ["submit", "button", "reset"].contains(self["type"] ?? "text")
    default: false
    }
  }
}

extension CheckedPage {
  /// The first words in a range of the page that the template itself wrote.
  fileprivate func words(in range: Range<Int>) -> (words: String, offset: Int)? {
    guard page.bytes[range].contains(where: { $0.mayBeLetter || $0 == UInt8(ascii: "&") }) else {
      return nil
    }
    for part in page.map.literals(in: range) {
      var start = part.lowerBound
      while start < part.upperBound {
        let byte = page.bytes[start]
        if byte == UInt8(ascii: "&") {
          let end = page.bytes[start..<part.upperBound].firstIndex(of: UInt8(ascii: ";"))
          if let end, let letter = letter(ofReference: start..<end) { return (letter, start) }
          start = end ?? start
        } else if byte.mayBeLetter, let words = letters(in: start..<part.upperBound) {
          return (words, start)
        }
        start += 1
      }
    }
    return nil
  }

  /// The letter that a reference stands for, as `&#72;` does for H; nil for what is none.
  ///
  /// - Parameter range: without the semicolon.
  private func letter(ofReference range: Range<Int>) -> String? {
    let text = String(decoding: page.bytes[range], as: UTF8.self)
    guard text.hasPrefix("&#") else { return nil }
    let digits = text.dropFirst(text.hasPrefix("&#x") ? 3 : 2)
    guard let value = UInt32(digits, radix: text.hasPrefix("&#x") ? 16 : 10),
      let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic
    else { return nil }
    return String(scalar)
  }

  /// The words that begin a range of the page, if they begin with a letter.
  private func letters(in range: Range<Int>) -> String? {
    let end = page.bytes[range].firstIndex { $0 == UInt8(ascii: "&") || $0 == 0x0A }
    let text = String(
      decoding: page.bytes[range.lowerBound..<(end ?? range.upperBound)], as: UTF8.self)
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return nil }
    return String(text.prefix(40)).split(separator: " ").joined(separator: " ")
  }
}

extension UInt8 {
  fileprivate var mayBeLetter: Bool {
    self >= 0x80 || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
  }
}
