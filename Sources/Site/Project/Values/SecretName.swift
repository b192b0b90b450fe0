import Diagnostics

/// Names that say that their value is a secret. Nothing in a project is one, so that it can be shown,
/// committed and built anywhere; `preview` alone is left out, which is never built.
enum SecretName {
  static func matches(_ name: String) -> Bool {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return words.contains { plain.hasSuffix($0) } || plain.contains("secret")
  }

  static func finding(_ name: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      .error, "secret.key", "'\(shownValue(name))' is named like a secret", at: location,
      hint: plainClient(name)
        ? "remove it: a client with a secret cannot serve pages, use one without"
        : "remove it: nothing in a project is secret, outside of 'preview'")
  }

  private static func plainClient(_ name: String) -> Bool {
    name.lowercased().contains("client")
  }

  private static let words = [
    "password", "passwd", "passphrase", "apikey", "accesskey", "accesskeyid", "privatekey",
    "signingkey", "token", "credential", "credentials",
  ]
}
