import Templating

/// What a page's state shows: errors, a notice, the busy button, the wait for a new code.
struct StateValues {
  let facts: StateFacts
  let texts: TextCatalog
  /// The form's fields, errors among them.
  let fields: [Field]
  let page: PageID
  /// Seconds that the script waits from now.
  let resend: String
  /// Words of the server's own, said as they are.
  var message = ""

  /// A page as it is built: it is met when a code has just gone out.
  static let directlyBuilt = atRest(resend: "30")
  static let hostedAtRest = atRest(resend: "")

  private static func atRest(resend: String) -> Value {
    .record(
      StateValues(
        facts: StateFacts(), texts: TextCatalog(locale: "en", entries: [:]), fields: [],
        page: .login, resend: resend
      ).record)
  }

  var record: Record {
    let items = summaryItems
    return Record(
      PageModel.state,
      [
        ("error", .flag(!items.isEmpty || facts.serverError != nil)),
        ("busy", .flag(facts.busy != nil)), ("disabled", .flag(facts.isDisabled)),
        ("resend", .text(facts.cooldown.map(String.init) ?? resend)), ("notice", .list(notice)),
        (
          "summary",
          .list(items.isEmpty ? [] : [Record(PageModel.summary, [("items", .list(items))])])
        ),
        (
          "cooldown",
          .list(
            facts.cooldown.map { [Record(PageModel.cooldown, [("seconds", .number($0))])] } ?? [])
        ),
      ])
  }

  private var notice: [Record] {
    guard let notice = facts.notice else { return [] }
    return [
      Record(
        PageModel.notice,
        [
          ("info", .flag(notice.kind == .info)), ("success", .flag(notice.kind == .success)),
          ("warning", .flag(notice.kind == .warning)),
          (
            "text",
            .text(texts.text(notice.key, ["seconds": .number(notice.seconds)]) ?? "")
          ),
        ])
    ]
  }

  /// The server's error first, then one line a field, in their order.
  private var summaryItems: [Record] {
    var items: [Record] = []
    // The error page says it in a line of its own.
    if !message.isEmpty, page != .error { items.append(item(field: "", text: message)) }
    // So do pages that have nothing but the error to say.
    if let name = facts.serverError, page != .callback, page != .linkLanding {
      items.append(item(field: "", text: texts.text("error.\(name)") ?? ""))
    }
    for field in fields where !field.error.isEmpty {
      items.append(item(field: field.id, text: field.error))
    }
    return items
  }

  private func item(field: String, text: String) -> Record {
    Record(
      PageModel.summaryItem,
      [("hasField", .flag(!field.isEmpty)), ("field", .text(field)), ("text", .text(text))])
  }
}
