import Bindings
import CognitoMock
import Site
import Templating

/// The inbox: every mail and SMS that the pools have sent.
struct InboxPage {
  /// Messages that are listed at once.
  static let longest = 200

  private let messages: [Message]
  private let count: Int
  private let to: String
  private let opened: Message?
  /// Whether the address names the message that is read.
  private let isChosen: Bool
  private let display: MailDisplay

  /// - Parameters:
  ///   - messages: the latest first.
  ///   - to: a part of the address that they were sent to.
  ///   - id: of the one that is read; without one the latest is.
  init(_ messages: [Message], to: String, id: String?, display: MailDisplay) {
    let wanted = to.lowercased()
    let found = messages.filter { wanted.isEmpty || $0.to.lowercased().contains(wanted) }
    self.messages = Array(found.prefix(Self.longest))
    self.to = to
    self.display = display
    count = found.count
    let chosen = id.flatMap { id in messages.first { $0.id == id } }
    isChosen = chosen != nil
    opened = chosen ?? found.first
  }

  func values(_ frame: PageFrame) -> [(String, Value)] {
    frame.values + [
      ("action", .address("/_lintel/inbox")), ("to", .text(to)),
      ("count", .text("\(count) \(count == 1 ? "message" : "messages")")),
      ("isEmpty", .flag(messages.isEmpty)), ("letters", .list(messages.map(letter))),
      ("opened", .list(opened.map { [record($0)] } ?? [])),
    ]
  }

  /// The page's address with another message, or the same in another display.
  private func address(_ id: String?, _ display: MailDisplay) -> String {
    let filter = to.isEmpty ? "" : "&to=\(PercentCoding.encode(to))"
    let message = id.map { "&message=\(PercentCoding.encode($0))" } ?? ""
    let query = (filter + message + display.query).dropFirst()
    return query.isEmpty ? "/_lintel/inbox" : "/_lintel/inbox?\(query)"
  }

  private func letter(_ message: Message) -> Record {
    let time = Timestamp(message.time)
    return Record(
      PreviewModels.letter,
      [
        ("href", .address(address(message.id, display))),
        ("isCurrent", .flag(message.id == opened?.id)), ("to", .text(message.to)),
        ("stamp", .text(time.iso)), ("time", .text(time.text)),
        ("medium", .text(message.isMail ? "Mail" : "SMS")),
        ("subject", .text(message.subject ?? message.body)),
      ])
  }

  private func record(_ message: Message) -> Record {
    let time = Timestamp(message.time)
    let user =
      "/_lintel/users?pool=\(PercentCoding.encode(message.userPoolId))"
      + "&user=\(PercentCoding.encode(message.username))"
    let plain = message.isMail && display.form == .text ? message.text ?? "" : ""
    return Record(
      PreviewModels.openedLetter,
      [
        ("subject", .text(message.subject ?? "SMS")), ("to", .text(message.to)),
        ("user", .address(user)), ("username", .text(message.username)),
        ("pool", .text(message.userPoolId)), ("stamp", .text(time.iso)),
        ("time", .text(time.text)), ("source", .text(message.source)),
        ("code", .text(message.code ?? "")),
        (
          "codeLabel",
          .text(message.source.hasSuffix("AdminCreateUser") ? "Temporary password" : "Code")
        ), ("link", .address(message.link ?? "")), ("width", .text(display.width.rawValue)),
        ("isMail", .flag(message.isMail)), ("switches", .list(switches(message))),
        ("frame", .address(message.isMail && plain.isEmpty ? frame(message) : "")),
        ("plain", .text(plain)), ("bubble", .text(message.isMail ? "" : message.body)),
        ("segments", .text(message.isMail ? "" : SMSSegments(of: message.body).words)),
      ])
  }

  private func frame(_ message: Message) -> String {
    let mode = display.mode == .auto ? "" : "?mode=\(display.mode.rawValue)"
    return "/_lintel/inbox/body/\(PercentCoding.encode(message.id))\(mode)"
  }

  /// Whoever only looks at the latest message goes on doing so.
  private func switches(_ message: Message) -> [Record] {
    guard message.isMail else { return [] }
    return display.switches(hasText: message.text != nil) { display in
      address(isChosen ? message.id : nil, display)
    }
  }
}

extension Message {
  var isMail: Bool { medium == "EMAIL" }
}
