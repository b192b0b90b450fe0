import Diagnostics
import Templating

/// The characters that Cognito's patterns take: Unicode classes L, M, S, N, P and white space of ASCII.
///
/// The service reads them with Java, whose `\s` knows no other blanks; whatever Java or an ECMAScript
/// engine refuses is refused here.
package struct MessageAlphabet {
  private(set) var findings: [Diagnostic] = []

  init(_ message: RenderedMessage, _ brand: MessageBrand) {
    if let subject = message.subject { check(subject, "the subject", isLine: true, brand) }
    if message.kind.medium == .sms {
      // `.` of these patterns takes no break; that of invitations does.
      check(message.text, "the message", isLine: !message.kind.id.isInvitation, brand)
    } else {
      check(message.body, "the mail", isLine: false, brand)
      check(message.text, "the plain text", isLine: false, brand)
    }
  }

  private mutating func check(
    _ text: FilledStencil, _ what: String, isLine: Bool, _ brand: MessageBrand
  ) {
    var offset = 0
    for scalar in text.string.unicodeScalars {
      defer { offset += UTF8.width(scalar) }
      guard Self.isRefused(scalar, isLine: isLine) else { continue }
      let origin = text.origin(of: offset)
      findings.append(
        Diagnostic(
          .error, "message.character",
          "\(what) has U+\(Self.hex(scalar)), which Cognito refuses",
          at: origin?.author == .value ? brand.location : origin?.location,
          hint: "write a reference (&#\(scalar.value);) in a mail, a plain space elsewhere"))
      return
    }
  }

  /// Whether a pattern does not take a character.
  ///
  /// - Parameter isLine: for a subject or a text message of one line.
  package static func isRefused(_ scalar: Unicode.Scalar, isLine: Bool) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0C, 0x0D: return isLine
    case 0x09, 0x0B, 0x20: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
      .paragraphSeparator:
      return true
    default: return false
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
