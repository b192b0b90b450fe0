/// Which texts are mail addresses and telephone numbers to the service.
package enum ContactFormat {
  /// `local@host.name`: one `@`, no space, a host of at least two labels.
  package static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, text.utf8.count <= 320,
      !text.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 })
    else { return false }
    guard !parts[0].hasPrefix("."), !parts[0].hasSuffix("."), !parts[0].contains("..") else {
      return false
    }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
          && label.unicodeScalars.allSatisfy { $0 == "-" || $0.properties.isAlphanumeric }
      }
  }

  /// E.164: `+` and at most 15 digits.
  package static func isPhoneNumber(_ text: String) -> Bool {
    let digits = text.utf8.dropFirst()
    return text.hasPrefix("+") && (2...15).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  static func refusal(of attribute: Attribute) -> CognitoError? {
    switch attribute.name {
    case "email" where !isEmail(attribute.value):
      .invalidParameter("Invalid email address format.")
    case "phone_number" where !isPhoneNumber(attribute.value):
      .invalidParameter("Invalid phone number format.")
    default: nil
    }
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isAlphanumeric: Bool { isAlphabetic || numericType != nil }
}
