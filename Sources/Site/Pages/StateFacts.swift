/// What a page's state changes.
package struct StateFacts: Hashable, Sendable {
  /// A field with something wrong, and which of its error texts says so.
  package struct FieldError: Hashable, Sendable {
    /// What is wrong with it.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case required, format, length, policy
    }

    /// The field's id; `every` is each field that has to be filled in and is empty.
    package let field: String
    package let kind: Kind

    package init(field: String, kind: Kind) {
      self.field = field
      self.kind = kind
    }
  }

  /// Something said in the status region: a text of the dictionary.
  package struct Notice: Hashable, Sendable {
    /// How it is said: by colour, icon and the region's role.
    package enum Kind: String, Hashable, Sendable, CaseIterable { case info, success, warning }

    package let kind: Kind
    package let key: String
    package let seconds: Int

    package init(_ kind: Kind, key: String, seconds: Int = 0) {
      self.kind = kind
      self.key = key
      self.seconds = seconds
    }
  }

  /// Which code the `code` page asks for.
  package var variant: CodeVariant?
  package var fieldErrors: [FieldError] = []
  /// The class of the server's error, `not-authorized`: the text is `error.<class>`.
  package var serverError: String?
  package var notice: Notice?
  /// The first submit button was pressed; on pages of choices the one with this number.
  package var busy: Int?
  /// The page's button waits: `aria-disabled`.
  package var isDisabled = false
  /// Seconds until a new code may be asked for.
  package var cooldown: Int?
  /// Fields hold what a person typed.
  package var isFilled = false
  /// Names, labels and values as long as they get.
  package var isLong = false
  /// How many choices are offered, fewer than the pool has; nil: all of them.
  package var choices: Int?
  /// Minutes until a locked account opens again.
  package var wait: Int?
  /// What a person tells those who help: an id of the failed request.
  package var reference: String?
  /// Whether somebody who is signed in has come here from the security page.
  package var isSignedIn = false
  /// What the page is about has happened.
  package var isDone = false
  /// Whether what a step brings is there: the destination of a code, the authenticator's secret.
  package var hasArrived = false

  package init() {}
}
