import Bindings
import CognitoMock
import Templating

/// One user, for the users page.
struct UserRecord {
  private let user: User
  /// The one that the project gave, as long as it is right.
  private let password: String?
  private let now: Double

  init(_ user: User, password: String?, now: Double) {
    self.user = user
    self.password = password
    self.now = now
  }

  var record: Record {
    let since = Timestamp(user.created)
    let codes = user.codes.filter { $0.expires > now }
    return Record(
      PreviewModels.person,
      [
        ("name", .text(user.shownName)), ("tone", .text(user.tone)),
        ("status", .text(user.shownStatus)), ("username", .text(user.username)),
        ("password", .text(password ?? "")),
        ("pool", .text(user.userPoolId)), ("post", .address("/_lintel/users")),
        ("stamp", .text(since.iso)), ("time", .text(since.text)), ("lock", .text(lock)),
        ("factors", .text(user.factors)), ("authenticator", .list(authenticator)),
        ("groups", .text(user.groups.joined(separator: ", "))),
        ("devices", .text(count(user.devices.count))),
        ("passkeys", .text(count(user.passkeys.count))),
        ("acts", .list(UserAct.all(for: user).map(act))), ("attributes", .list(attributes)),
        ("hasCodes", .flag(!codes.isEmpty)), ("codes", .list(codes.map(code))),
        ("mail", .address("/_lintel/inbox?to=\(PercentCoding.encode(user.shownName))")),
      ])
  }

  /// What the person's app would show: the preview has no phone.
  private var authenticator: [Record] {
    guard let code = AuthenticatorCode(user, now: now) else { return [] }
    return [
      Record(
        PreviewModels.authenticator,
        [
          ("source", .address(code.address)), ("code", .text(code.shown.code ?? "")),
          ("seconds", .text(String(code.seconds))), ("secret", .text(code.secret)),
        ])
    ]
  }

  private var lock: String {
    user.lockOut.lockedUntil > now
      ? "for \(Int((user.lockOut.lockedUntil - now).rounded(.up))) s" : ""
  }

  private func count(_ number: Int) -> String { number == 0 ? "" : String(number) }

  private func act(_ act: UserAct) -> Record {
    Record(PreviewModels.act, [("act", .text(act.rawValue)), ("label", .text(act.label))])
  }

  private var attributes: [Record] {
    ([Attribute(name: "sub", value: user.sub)] + user.attributes).map {
      Record(PreviewModels.pair, [("name", .text($0.name)), ("value", .text($0.value))])
    }
  }

  private func code(_ code: User.SentCode) -> Record {
    let until = Timestamp(code.expires)
    let purpose =
      switch code.purpose {
      case .signUp: "Sign-up"
      case .reset: "New password"
      case .attribute: "Verifying \(code.attribute)"
      case .openedLink: "Link"
      }
    return Record(
      PreviewModels.sentCode,
      [
        ("purpose", .text(purpose)), ("code", .text(code.code)), ("stamp", .text(until.iso)),
        ("time", .text(until.text)),
      ])
  }
}
