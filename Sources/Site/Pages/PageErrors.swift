import Templating

/// Which of the service's errors a page can meet: their texts wait in it for the script.
enum PageErrors {
  /// In the order of the list.
  static func records(of page: PageID, _ texts: TextCatalog) -> [Record] {
    (classes[page] ?? []).map { name in
      Record(
        PageModel.errorText,
        [("class", .text(name)), ("text", .text(texts.text("error.\(name)") ?? ""))])
    }
  }

  static let classes: [PageID: [String]] = {
    var classes: [PageID: [String]] = [:]
    for line in list.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let first = words.first, let page = PageID(rawValue: first) else { continue }
      classes[page] = general + words.dropFirst()
    }
    return classes
  }()

  /// What any call can end in.
  private static let general = [
    "network", "offline", "timeout", "malformed", "internal-error", "too-many-requests",
    "forbidden", "invalid-parameter", "resource-not-found", "invalid-user-pool-configuration",
    "unexpected-lambda", "invalid-lambda-response", "user-lambda-validation",
  ]

  private static let list = """
    login not-authorized attempts-exceeded user-disabled user-not-confirmed password-reset-required \
    temporary-password-expired session-expired limit-exceeded too-many-failed-attempts \
    passkey-cancelled passkey-challenge-not-found passkey-client-mismatch \
    passkey-configuration-missing passkey-not-enabled passkey-not-supported \
    passkey-origin-not-allowed passkey-relying-party-mismatch
    signup username-exists alias-exists invalid-password code-delivery-failure limit-exceeded
    code code-mismatch expired-code session-expired not-authorized limit-exceeded alias-exists \
    too-many-failed-attempts code-delivery-failure enable-software-token-mfa user-not-confirmed
    forgot-password limit-exceeded code-delivery-failure not-authorized user-not-confirmed
    reset-password code-mismatch expired-code invalid-password password-history limit-exceeded \
    too-many-failed-attempts code-delivery-failure not-authorized
    new-password invalid-password password-history session-expired not-authorized limit-exceeded
    change-password not-authorized invalid-password password-history session-expired \
    limit-exceeded password-reset-required
    mfa-choose session-expired not-authorized mfa-method-not-found software-token-mfa-not-found \
    code-delivery-failure limit-exceeded
    mfa-setup session-expired not-authorized mfa-method-not-found limit-exceeded
    totp-setup enable-software-token-mfa code-mismatch session-expired not-authorized \
    software-token-mfa-not-found too-many-failed-attempts
    sign-out session-expired not-authorized
    """
}
