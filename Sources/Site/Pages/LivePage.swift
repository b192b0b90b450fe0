package import Templating

/// A hosted page with what only this moment knows: what was typed, where a code went, which ways on
/// there are. Nothing in it is made up: what is empty is not shown.
///
/// The form posts, besides what the page asks for, `hidden`, and by its buttons `choice` (a wire name
/// of ``Choice``) or `action` (`resend`, `skip`). Its fields are named as Cognito names them:
/// `username`, `password`, `code`, `requiredAttributes[given_name]`; a new password is `password`
/// where an account is made, else `new-password`; a passkey's answer is JSON in `credential`.
package struct LivePage: Sendable {
  /// Errors, notice, busy, cooldown, the kind of code.
  package var facts: StateFacts
  /// Where the form posts.
  package var action: SafeURL
  /// Inputs that nobody sees: `_csrf`, `cognitoAsfData`.
  package var hidden: [Hidden] = []
  /// What was typed, by the field's id. Passwords and codes are never shown again.
  package var values: [String: String] = [:]
  /// The name that was typed before, shown read-only.
  package var identifier = ""
  /// Where the code or the link went, masked.
  package var destination = ""
  /// The authenticator that is set up: base 32 without padding.
  package var totpSecret = ""
  package var issuer = ""
  package var account = ""
  /// The factors to choose from, in this order.
  package var choices: [Choice] = []
  /// The attributes to ask for, as Cognito names them; nil for what the page asks for by itself.
  package var attributes: [String]?
  /// Words of a trigger or of the service, shown as they are above the form.
  package var serverMessage = ""
  package var links: Links
  package var providers: [Provider] = []
  /// The page in the site's other languages, by tag.
  package var languages: [String: SafeURL] = [:]
  /// Whether the login page has a button for a passkey: it posts the name with `choice` `WEB_AUTHN`.
  package var offersPasskey = false
  /// What the browser's passkey prompt is asked: JSON of `PublicKeyCredential…OptionsJSON`.
  package var passkeyOptions = ""
  /// Made once a client by ``TenantSite/hostedPolicy(callbacks:)``; nil for the tenant's first client.
  package var policy: HostedPolicy?

  package init(action: SafeURL, links: Links, facts: StateFacts = StateFacts()) {
    self.action = action
    self.links = links
    self.facts = facts
  }

  package struct Hidden: Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A factor that a person can choose.
  package struct Choice: Sendable {
    package let method: ChoiceMethod
    /// What the form posts as `choice`: `SMS_OTP` or `SMS_MFA`.
    package let value: String
    /// Where its code would go, masked; empty where it goes nowhere or must not be told yet.
    package let destination: String

    package init(_ method: ChoiceMethod, value: String, destination: String = "") {
      self.method = method
      self.value = value
      self.destination = destination
    }
  }

  /// The ways on from a page; one that is none is not offered.
  package struct Links: Sendable {
    package var login: SafeURL
    package var signUp = SafeURL.none
    package var forgotPassword = SafeURL.none
    /// The list of other factors.
    package var otherMethod = SafeURL.none
    /// Where the identifier can be changed.
    package var change = SafeURL.none
    /// Where somebody goes who is done: the app.
    package var home = SafeURL.none

    package init(login: SafeURL) { self.login = login }
  }

  /// The button of a social or enterprise provider.
  package struct Provider: Sendable {
    /// As Cognito names it: `Google`, `acme-okta`.
    package let name: String
    package let href: SafeURL

    package init(_ name: String, href: SafeURL) {
      self.name = name
      self.href = href
    }
  }
}

/// How a factor that can be chosen looks and reads: `choice.<raw value>.label`.
package enum ChoiceMethod: String, Hashable, Sendable, CaseIterable {
  case password, passkey, email, sms, totp
}
