import Diagnostics

/// Modules without comments and without the white space that means nothing.
///
/// No token is changed. A line break stays wherever it may end a statement; a space where two tokens
/// would become one.
package enum JavaScriptMinifier {
  /// The same tokens in fewer bytes.
  ///
  /// - Parameters:
  ///   - specifiers: what stands in the place of some of the modules that are named, in order.
  ///   - keepingBanner: whether comments that begin with `/*!` stay.
  package static func minified(
    _ source: JavaScriptSource, specifiers: [(of: JavaScriptImport, text: String)] = [],
    keepingBanner: Bool = true
  ) -> [UInt8] {
    let bytes = source.file.bytes
    var specifiers = specifiers[...]
    var banners = source.comments.filter {
      keepingBanner && bytes[$0].starts(with: "/*!".utf8)
    }[...]
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var last: JavaScriptToken?
    for token in source.tokens {
      separate(last, token, in: bytes, into: &output)
      while let banner = banners.first, banner.lowerBound < token.range.lowerBound {
        output += bytes[banner]
        if token.isOnNewLine { output.append(UInt8(ascii: "\n")) }
        banners.removeFirst()
      }
      if let new = specifiers.first, token.range.contains(new.of.range.lowerBound) {
        output += bytes[token.range.lowerBound..<new.of.range.lowerBound]
        output += new.text.utf8
        output += bytes[new.of.range.upperBound..<token.range.upperBound]
        specifiers.removeFirst()
      } else {
        output += bytes[token.range]
      }
      last = token
    }
    for banner in banners { output += bytes[banner] }
    return output
  }

  private static func separate(
    _ last: JavaScriptToken?, _ token: JavaScriptToken, in bytes: [UInt8],
    into output: inout [UInt8]
  ) {
    guard let last else { return }
    if token.needsLineBreak {
      output.append(UInt8(ascii: "\n"))
    } else if last.range.upperBound < token.range.lowerBound, merges(last, token, in: bytes) {
      output.append(UInt8(ascii: " "))
    }
  }

  /// Whether two tokens with nothing between them would be read as something else.
  private static func merges(
    _ one: JavaScriptToken, _ other: JavaScriptToken, in bytes: [UInt8]
  ) -> Bool {
    let end = bytes[one.range.upperBound - 1]
    let start = bytes[other.range.lowerBound]
    switch (one.kind, other.kind) {
    case (.punctuator, .punctuator): return joins(bytes[one.range], bytes[other.range])
    case (.punctuator, .number): return end == UInt8(ascii: ".") || end == UInt8(ascii: "?")
    case (.punctuator, .regex): return end == UInt8(ascii: "/")
    case (.number, _): return isWord(start) || start == UInt8(ascii: ".")
    case (.regex, _): return isWord(start) || start == UInt8(ascii: "/")
    case (.word, _), (.privateName, _): return isWord(start)
    default: return false
    }
  }

  private static func joins(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let joined = Array(one + other)
    // `-->` and `<!--` begin comments in scripts that are no modules.
    let comments = ["//", "/*", "--", "<!"].map { Array($0.utf8) }
    if comments.contains(where: { joined.dropFirst(one.count - 1).starts(with: $0) }) {
      return true
    }
    if one.elementsEqual("--".utf8), other.first == UInt8(ascii: ">") { return true }
    return JavaScriptPunctuator.length(at: 0, in: joined) != one.count
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    CSSByte.isNameStart(byte) || CSSByte.isDigit(byte) || byte == UInt8(ascii: "$")
      || byte == UInt8(ascii: "\\")
  }
}
