import Bindings

/// Words that a template says by itself can be translated by nobody.
enum WordRules {
  static let all = [text, attributes]

  static let text = PageRule(
    "page.text.literal", hint: "put the words into templates/locales, and write {{@page.key}}"
  ) { page, findings in
    var open: [Bool] = []
    var order = 0
    for mark in page.document.scan.marks {
      switch mark.kind {
      case .start:
        open.append((open.last ?? false) || page.everything[order].speaksForItself)
        order += 1
      case .empty: order += 1
      case .end: _ = open.popLast()
      case .text:
        guard !(open.last ?? true), let place = page.words(in: mark.range) else { continue }
        findings.add("'\(place.words)' is not of the dictionary", atOffset: place.offset)
      case .other: break
      }
    }
  }

  static let attributes = PageRule(
    "page.text.attribute", hint: "put the words into templates/locales, and write {{@page.key}}"
  ) { page, findings in
    var seen: Set<Int> = []
    for name in page.attributeNames(isSpoken) {
      for node in page.all(with: name) where seen.insert(node.order).inserted {
        for attribute in TagReader(page.page.bytes, at: page.offset(of: node)).attributes {
          guard isSpoken(attribute.name), let place = page.words(in: attribute.value) else {
            continue
          }
          findings.add(
            "'\(place.words)' in \(attribute.name) is not of the dictionary", atOffset: place.offset
          )
        }
      }
    }
  }

  private static func isSpoken(_ attribute: String) -> Bool {
    switch attribute {
    case "alt", "aria-description", "aria-label", "aria-roledescription", "data-label",
      "placeholder", "title", "data-error-title":
      true
    default: attribute.hasPrefix("data-error-")
    }
  }
}

extension XMLNode {
  /// Whether its text is no language: code, names that are not translated.
  fileprivate var speaksForItself: Bool {
    self["translate"] == "no" || ["code", "script", "style"].contains(name)
  }
}

extension CheckedPage {
  /// The first words in a range of the page that the template itself wrote.
  fileprivate func words(in range: Range<Int>) -> (words: String, offset: Int)? {
    guard page.bytes[range].contains(where: \.mayBeLetter) else { return nil }
    for part in page.map.literals(in: range) {
      var start = part.lowerBound
      while start < part.upperBound {
        let byte = page.bytes[start]
        if byte == UInt8(ascii: "&") {
          start = page.bytes[start..<part.upperBound].firstIndex(of: UInt8(ascii: ";")) ?? start
        } else if byte.mayBeLetter, let words = letters(in: start..<part.upperBound) {
          return (words, start)
        }
        start += 1
      }
    }
    return nil
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
