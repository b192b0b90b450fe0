extension [Field] {
  /// The fields with what a person typed and what was wrong with it.
  func filled(_ source: PageSource, _ pool: Pool) -> [Field] {
    var fields = map { $0.filled(source, pool) }
    for error in source.facts.fieldErrors {
      for index in fields.indices(of: error) {
        fields[index].error = fields[index].text(for: error.kind) ?? ""
      }
    }
    return fields
  }

  /// Which fields an error is about; empty where none can be wrong that way.
  func indices(of error: StateFacts.FieldError) -> [Int] {
    indices.filter { index in
      let field = self[index]
      let isMeant = error.field == "every" ? field.isMissing : field.id == error.field
      return isMeant && field.text(for: error.kind) != nil
    }
  }
}

extension Field {
  /// Whether a person has left out what has to be filled in.
  fileprivate var isMissing: Bool { kind != .username && isRequired && value.isEmpty }

  fileprivate func filled(_ source: PageSource, _ pool: Pool) -> Field {
    var field = self
    switch source {
    case .built, .step: break
    case .state(let facts): field.value = madeUp(facts, pool)
    case .live(let page): field.value = typed(page)
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
    case (.text, "phone") where facts.isFilled:
      let isWrong = facts.fieldErrors.contains { $0.field == id && $0.kind == .format }
      return isWrong ? String(Fixture.phone.drop { $0 == "+" }) : Fixture.phone
    case (.text, "tenant") where facts.isFilled: return Fixture.email
    case (.text, "answer") where facts.isFilled: return Fixture.answer
    case (.text, "given_name") where facts.isFilled: return Fixture.givenName
    case (.text, "family_name") where facts.isFilled: return Fixture.familyName
    case (.text, "name") where facts.isFilled:
      return "\(Fixture.givenName) \(Fixture.familyName)"
    case (.text, "nickname") where facts.isFilled: return Fixture.username
    case (.select, _) where facts.isFilled: return options.first?.value ?? ""
    case (.code, _) where facts.isFilled:
      let isShort = facts.fieldErrors.contains { $0.field == id }
      return String("482915073".prefix(isShort ? length - 2 : length))
    default: return value
    }
  }
}
