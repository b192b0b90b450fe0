import Bindings
import CognitoMock
import Templating

/// The inbox: every mail and SMS that the pools have sent.
struct InboxPage {
  /// Messages that are listed at once.
  static let longest = 200

  private let messages: [Message]
  private let count: Int
  private let to: String
  private let opened: Message?

  /// - Parameters:
  ///   - messages: the latest first.
  ///   - to: a part of the address that they were sent to.
  ///   - id: of the one that is read; without one the latest is.
  init(_ messages: [Message], to: String, id: String?) {
    let wanted = to.lowercased()
    let found = messages.filter { wanted.isEmpty || $0.to.lowercased().contains(wanted) }
    self.messages = Array(found.prefix(Self.longest))
    self.to = to
    count = found.count
    opened = id.flatMap { id in messages.first { $0.id == id } } ?? found.first
  }

  func values(_ frame: PageFrame) -> [(String, Value)] {
    frame.values + [
      ("action", .address("/_lintel/inbox")), ("to", .text(to)),
      ("count", .text("\(count) \(count == 1 ? "message" : "messages")")),
      ("isEmpty", .flag(messages.isEmpty)), ("letters", .list(messages.map(letter))),
      ("opened", .list(opened.map { [record($0)] } ?? [])),
    ]
  }

  private func letter(_ message: Message) -> Record {
    let filter = to.isEmpty ? "" : "to=\(PercentCoding.encode(to))&"
    let time = Timestamp(message.time)
    return Record(
      PreviewModels.letter,
      [
        ("href", .address("/_lintel/inbox?\(filter)message=\(PercentCoding.encode(message.id))")),
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
        ), ("link", .address(message.link ?? "")),
        (
          "frame",
          .address(
            message.isMail ? "/_lintel/inbox/body/\(PercentCoding.encode(message.id))" : "")
        ), ("bubble", .text(message.isMail ? "" : message.body)),
      ])
  }
}

extension Message {
  var isMail: Bool { medium == "EMAIL" }
}
