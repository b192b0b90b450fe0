import Syntax

extension Authentication {
  private static let prefix = "userAttributes."

  func newPasswordParameters(_ signIn: SignIn) -> [(String, String)] {
    let user = signIn.user
    let attributes = user?.attributes.map { ($0.name, $0.value) } ?? []
    let missing = user.map { missingAttributes(of: $0) } ?? []
    return [
      ("USER_ID_FOR_SRP", signIn.username),
      (
        "requiredAttributes",
        JSONTree.array(missing.map { .string(Self.prefix + $0) }).compact()
      ),
      ("userAttributes", JSONTree(attributes).compact()),
    ]
  }

  private func missingAttributes(of user: User) -> [String] {
    AttributeSchema(of: pool).required.filter { user[$0]?.isEmpty ?? true }
  }

  /// Takes the password that replaces a temporary one, and the attributes that were missing.
  func answerNewPassword(
    _ answers: Answers, _ signIn: inout SignIn, on work: inout Work
  ) throws(Interruption) {
    let password = try answers.required("NEW_PASSWORD")
    guard var user = signIn.user else { throw .refused(.incorrectUsernameOrPassword) }
    var given: [Attribute] = []
    for name in answers.texts.keys.sorted() where name.hasPrefix(Self.prefix) {
      given.append(
        Attribute(
          name: String(name.dropFirst(Self.prefix.count)), value: answers.texts[name] ?? ""))
    }
    try check(given, of: user)
    try work.check(password: password, for: user, in: pool)
    for attribute in given {
      user[attribute.name] = attribute.value.isEmpty ? nil : attribute.value
    }
    work.set(password: password, of: &user, in: pool)
    user.status = .confirmed
    work.save(user)
    signIn.facts.hasNewPassword = true
  }

  private func check(_ given: [Attribute], of user: User) throws(Interruption) {
    let schema = AttributeSchema(of: pool)
    let filled = Set(given.filter { !$0.value.isEmpty }.map(\.name))
    for name in missingAttributes(of: user) where !filled.contains(name) {
      throw .refused(.invalidParameter("Invalid attributes given, \(name) is missing"))
    }
    for attribute in given where schema.required.contains(attribute.name) {
      guard let value = user[attribute.name], value != attribute.value else { continue }
      throw .refused(
        .invalidParameter("Cannot modify an already provided \(attribute.name)"))
    }
    let changed = given.filter { user[$0.name] != $0.value }
    let isAdmin = channel == .admin
    try schema.check(changes: changed, by: isAdmin ? .admin : .client(client))
  }
}
