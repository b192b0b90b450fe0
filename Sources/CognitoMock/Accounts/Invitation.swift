/// What an administrator says of a user to be made or invited again: `AdminCreateUser`.
package struct Invitation: Sendable {
  package let pool: UserPool
  package let username: String
  package var attributes: [Attribute] = []
  package var validationData: [Attribute]?
  package var temporaryPassword: String?
  package var forcesAlias = false
  /// A user who is there gets a new password and the invitation once more.
  package var resends = false
  /// No message is sent.
  package var isSuppressed = false
  /// Ways that were asked for; none for the service's choice.
  package var media: [DeliveryMedium] = []
  package var metadata: [(String, String)] = []

  package init(to pool: UserPool, username: String) {
    self.pool = pool
    self.username = username
  }

  init(_ input: APIInput, to pool: UserPool) throws(Interruption) {
    self.init(to: pool, username: input.required("Username"))
    attributes = input.attributes("UserAttributes") ?? []
    validationData = input.attributes("ValidationData")
    temporaryPassword = input.text("TemporaryPassword")
    forcesAlias = input.flag("ForceAliasCreation") ?? false
    resends = input.text("MessageAction") == "RESEND"
    isSuppressed = input.text("MessageAction") == "SUPPRESS"
    media = (input.texts("DesiredDeliveryMediums") ?? []).compactMap { name in
      DeliveryMedium(rawValue: name)
    }
    metadata = input.pairs("ClientMetadata")
  }

  /// How the message goes to a user: as asked for, else by SMS, and to whoever has no number by mail.
  ///
  /// The service's choice is SMS alone; a user who can only be reached by mail would hear nothing.
  func media(for user: User) -> [DeliveryMedium] {
    if isSuppressed { return [] }
    let reachable = (media.isEmpty ? [.sms, .email] : media).filter { user[$0.attribute] != nil }
    return media.isEmpty ? Array(reachable.prefix(1)) : reachable
  }
}
