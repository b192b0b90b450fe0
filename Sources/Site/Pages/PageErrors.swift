import Templating

/// Which of the service's errors a page can meet: their texts wait in it for the script.
///
/// The login page has a budget of bytes before its first paint, so it carries only what can go wrong
/// before the steps of its language have been fetched, which bring every other text: a wrong password
/// that a manager has sent at once, and no connection.
enum PageErrors {
  /// In the order of the list; classes that say the same are one entry, their names with blanks
  /// between.
  static func records(of page: PageID, _ texts: TextCatalog) -> [Record] {
    records(of: [page], texts)
  }

  /// What any of some pages can meet.
  static func records(of pages: [PageID], _ texts: TextCatalog) -> [Record] {
    var entries: [(names: [String], text: String)] = []
    var seen: Set<String> = []
    for name in pages.flatMap({ classes[$0] ?? [] }) where seen.insert(name).inserted {
      let text = texts.text("error.\(name)") ?? ""
      if let index = entries.firstIndex(where: { $0.text == text }) {
        entries[index].names.append(name)
      } else {
        entries.append(([name], text))
      }
    }
    return entries.map {
      Record(
        PageModel.errorText,
        [("class", .text($0.names.joined(separator: " "))), ("text", .text($0.text))])
    }
  }

  static let classes: [PageID: [String]] = {
    var classes: [PageID: [String]] = [:]
    for line in list.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let first = words.first, let page = PageID(rawValue: first) else { continue }
      classes[page] = (page == .login ? [] : daily) + words.dropFirst()
    }
    return classes
  }()

  /// What any call can end in.
  private static let daily = [
    "network", "offline", "timeout", "internal-error", "too-many-requests", "forbidden",
    "user-lambda-validation", "malformed", "invalid-parameter", "resource-not-found",
    "invalid-user-pool-configuration", "unexpected-lambda", "invalid-lambda-response",
  ]

  private static let list = """
    login not-authorized network offline
    identifier not-authorized user-disabled password-reset-required user-not-confirmed limit-exceeded
    password not-authorized attempts-exceeded user-disabled user-not-confirmed session-expired \
    password-reset-required temporary-password-expired
    choose-method session-expired not-authorized code-delivery-failure limit-exceeded
    passkey-login passkey-not-found passkey-not-supported passkey-cancelled \
    passkey-challenge-not-found passkey-client-mismatch passkey-configuration-missing \
    passkey-not-enabled passkey-origin-not-allowed passkey-relying-party-mismatch \
    session-expired not-authorized
    signup username-exists alias-exists invalid-password code-delivery-failure limit-exceeded
    code code-mismatch expired-code session-expired not-authorized limit-exceeded alias-exists \
    too-many-failed-attempts code-delivery-failure enable-software-token-mfa user-not-confirmed
    message-sent limit-exceeded code-delivery-failure not-authorized
    forgot-password limit-exceeded code-delivery-failure not-authorized user-not-confirmed
    reset-password code-mismatch expired-code invalid-password password-history limit-exceeded \
    too-many-failed-attempts code-delivery-failure not-authorized password-changed
    new-password invalid-password password-history session-expired not-authorized limit-exceeded
    change-password not-authorized invalid-password password-history session-expired \
    limit-exceeded password-reset-required
    mfa-choose session-expired not-authorized mfa-method-not-found software-token-mfa-not-found \
    code-delivery-failure limit-exceeded
    mfa-setup session-expired not-authorized mfa-method-not-found limit-exceeded
    totp-setup enable-software-token-mfa code-mismatch session-expired not-authorized \
    software-token-mfa-not-found too-many-failed-attempts
    contact-setup code-delivery-failure alias-exists session-expired not-authorized limit-exceeded
    passkey-add passkey-already-registered passkey-create-not-supported \
    passkey-challenge-not-found passkey-client-mismatch passkey-configuration-missing \
    passkey-not-enabled passkey-origin-not-allowed passkey-relying-party-mismatch \
    session-expired not-authorized limit-exceeded
    security session-expired not-authorized limit-exceeded mfa-method-not-found \
    software-token-mfa-not-found
    remember-device session-expired not-authorized limit-exceeded
    profile alias-exists code-delivery-failure session-expired not-authorized limit-exceeded
    terms session-expired not-authorized limit-exceeded
    custom-challenge answer-mismatch session-expired not-authorized attempts-exceeded user-disabled
    link-landing expired-link alias-exists limit-exceeded not-authorized
    sign-out session-expired not-authorized
    """
}
