import Bindings
import Site
import Syntax

/// One language's messages as the CustomMessage function reads them: by id, each a member of the answer.
struct CustomMessageTexts {
  /// `de-5f3a09c1`: what is equal has one name.
  let name: String
  let json: JSONTree
  /// The holes that there are in any of them, each by its name and its place in the table.
  let holes: [(name: String, place: Int)]

  /// The messages of all seven trigger sources.
  private static let ids: [MessageID] = [
    .signUp, .resend, .invitation, .passwordlessInvitation, .forgotPassword, .attribute,
    .signInCode,
  ]

  init(_ text: MessageTable.Text, of pool: Pool, _ table: MessageTable) {
    var places: Set<Int> = []
    func parts(_ parts: [MessageTable.Part]) -> JSONTree {
      var alternating: [JSONTree] = []
      for part in parts {
        switch part {
        case .text(let text): alternating.append(.string(text))
        case .hole(let place):
          places.insert(place)
          // What is written stands before each hole, be it nothing.
          if alternating.count.isMultiple(of: 2) { alternating.append("") }
          alternating.append(.string(Self.name(of: place, in: table)))
        }
      }
      return .array(alternating)
    }
    json = .object(
      Self.ids.compactMap { id in
        var members: [(String, JSONTree)] = []
        for message in text.messages where message.kind.id == id {
          switch message.kind.medium {
          // Cognito refuses mails of one's own from a pool that has no sender of its own.
          case .email where pool.sender == .cognito: break
          case .email:
            members += [
              ("emailSubject", parts(message.subject)), ("emailMessage", parts(message.body)),
            ]
          case .sms: members.append(("smsMessage", parts(message.body)))
          }
        }
        return members.isEmpty ? nil : (id.rawValue, .object(members))
      })
    holes = places.sorted().map { (Self.name(of: $0, in: table), $0) }
    let digest = SHA256.hash(Array(json.compact().utf8)).prefix(4)
    name = "\(text.locale)-\(digest.map { Self.hex($0) }.joined())"
  }

  /// `tenant:mailText`: a value, and the place that it is escaped for.
  private static func name(of place: Int, in table: MessageTable) -> String {
    let hole = table.holes[place]
    return "\(hole.name):\(hole.escape)"
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
