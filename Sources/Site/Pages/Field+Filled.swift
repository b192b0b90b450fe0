extension Field {
  /// The field with what a person typed and what was wrong with it.
  func filled(_ source: PageSource, _ pool: Pool) -> Field {
    var field = self
    switch source {
    case .built: return self
    case .state(let facts): field.value = madeUp(facts, pool)
    case .live(let page): field.value = typed(page)
    }
    for error in source.facts.fieldErrors where error.field == id {
      if let text = text(for: error.kind) { field.error = text }
    }
    return field
  }

  /// What a person typed. A password or a code goes to the server and never comes back.
  private func typed(_ page: LivePage) -> String {
    switch kind {
    case .username: page.identifier
    case .text, .select, .checkbox, .textarea: page.values[id] ?? ""
    case .password, .newPassword, .code: ""
    }
  }

  private func madeUp(_ facts: StateFacts, _ pool: Pool) -> String {
    let identifier = Fixture.identifier(pool.identifiers, isLong: facts.isLong)
    switch (kind, id) {
    case (.username, _) where facts.hasArrived: return identifier
    case (.text, "username") where facts.isFilled:
      let isWrong = facts.fieldErrors.contains { $0.field == id && $0.kind == .format }
      return isWrong ? String(identifier.prefix { $0 != "@" }) : identifier
    case (.text, "email") where facts.isFilled:
      return facts.isLong ? Fixture.longEmail : Fixture.email
    case (.text, "phone") where facts.isFilled: return Fixture.phone
    case (.code, _) where facts.isFilled:
      let isShort = facts.fieldErrors.contains { $0.field == id }
      return String("482915073".prefix(isShort ? length - 2 : length))
    default: return value
    }
  }
}
