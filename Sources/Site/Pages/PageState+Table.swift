/// Reads the list of states, which is text: a literal of a hundred rows would take a minute to compile.
///
/// Shape: `page name fact fact=value …`, one state a line.
enum StateTable {
  static func parse(_ text: String) -> [PageState] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 2 else { return nil }
      guard let page = PageID(rawValue: words[0]) else {
        preconditionFailure("the list of states has no page '\(words[0])'")
      }
      var facts = StateFacts()
      facts.hasArrived = true
      for word in words.dropFirst(2) {
        precondition(read(word, into: &facts), "the list of states has an unknown '\(word)'")
      }
      return PageState(page, words[1], facts)
    }
  }

  private static func read(_ word: String, into facts: inout StateFacts) -> Bool {
    let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
    let value = parts.count == 2 ? parts[1] : ""
    switch parts[0] {
    case "filled": facts.isFilled = true
    case "disabled": facts.isDisabled = true
    case "long": facts.isLong = true
    case "signed-in": facts.isSignedIn = true
    case "done": facts.isDone = true
    case "waiting": facts.hasArrived = false
    case "busy": facts.busy = Int(value) ?? 0
    case "server": facts.serverError = value
    case "cooldown": facts.cooldown = Int(value)
    case "choices": facts.choices = Int(value)
    case "wait": facts.wait = Int(value)
    case "reference": facts.reference = Fixture.reference
    case "variant":
      facts.variant = CodeVariant(rawValue: value)
      return facts.variant != nil
    case "errors":
      let errors = value.split(separator: ",").compactMap { fieldError(String($0)) }
      facts.fieldErrors = errors
      return !errors.isEmpty
    case "notice":
      facts.notice = notice(value)
      return facts.notice != nil
    default: return false
    }
    return true
  }

  /// `username:required`
  private static func fieldError(_ text: String) -> StateFacts.FieldError? {
    let parts = text.split(separator: ":").map(String.init)
    guard parts.count == 2, let kind = StateFacts.FieldError.Kind(rawValue: parts[1]) else {
      return nil
    }
    return StateFacts.FieldError(field: parts[0], kind: kind)
  }

  /// `success:common.resend-sent`, `warning:common.retry-wait:27`
  private static func notice(_ text: String) -> StateFacts.Notice? {
    let parts = text.split(separator: ":").map(String.init)
    guard parts.count >= 2, let kind = StateFacts.Notice.Kind(rawValue: parts[0]) else {
      return nil
    }
    return StateFacts.Notice(kind, key: parts[1], seconds: parts.count > 2 ? Int(parts[2]) ?? 0 : 0)
  }
}
