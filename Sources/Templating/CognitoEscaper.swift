/// Writes a text so that it passes the patterns that Cognito holds messages against.
///
/// Outside of them are the Unicode classes C (controls, formats, private use) and Z (separators) but
/// for white space of ASCII: a narrow no-break space before a French `?` makes the service refuse the
/// whole message. In markup a reference says the same; in plain text separators become spaces, and
/// the rest is left out.
enum CognitoEscaper {
  static func append(_ text: some Collection<UInt8>, _ escape: Escape, to bytes: inout [UInt8]) {
    let isMarkup = escape.isMarkup
    var run: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      guard let kind = outside(scalar) else {
        run.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        continue
      }
      Escaper.appendKnown(run, escape, to: &bytes)
      run.removeAll(keepingCapacity: true)
      switch (kind, isMarkup) {
      case (.unsayable, _): break
      case (_, true): bytes.append(contentsOf: "&#\(scalar.value);".utf8)
      case (.separator, false): bytes.append(0x20)
      case (.invisible, false): break
      }
    }
    Escaper.appendKnown(run, escape, to: &bytes)
  }

  private enum Outside {
    /// A blank or break of its own.
    case separator
    /// Seen by its effect only, as a joiner, or known to few.
    case invisible
    /// No markup may refer to it, or it would turn the text around.
    case unsayable
  }

  private static func outside(_ scalar: Unicode.Scalar) -> Outside? {
    guard scalar.value >= 0x80 else { return nil }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .separator
    case .control, .surrogate: return .unsayable
    case .format, .privateUse, .unassigned:
      let isNoCharacter =
        scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
      return isNoCharacter || isBidiControl(scalar) ? .unsayable : .invisible
    default: return nil
    }
  }
}
