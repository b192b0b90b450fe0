import Bindings
import CognitoMock
import Site
import Templating

/// The users of a pool, and one of them with all that the pool knows.
struct UsersPage {
  /// Users that are listed at once; a search finds the others.
  static let longest = 100

  /// What the page shows beside the list.
  enum Shown: Equatable {
    case user(String)
    case adder
    case nothing
  }

  private let pools: [UserPool]
  private let pool: UserPool?
  private let users: [User]
  private let count: Int
  private let query: String
  private let shown: Shown
  private let known: [PreviewSettings.User]
  private let now: Double

  /// - Parameters:
  ///   - pool: the id of the pool that is looked at; the first for none or another.
  ///   - query: a part of a name or an attribute.
  ///   - known: users whose passwords the project tells.
  init(
    _ state: CognitoState, pool: String?, query: String, shown: Shown,
    known: [PreviewSettings.User], now: Double
  ) {
    self.known = known
    pools = state.pools.all
    self.pool = pool.flatMap { state.pools[$0] } ?? pools.first
    let all = (self.pool.map { state.users.rows(with: $0.id) } ?? [])
      .sorted { $0.shownName < $1.shownName }
    let found = query.isEmpty ? all : all.filter { $0.contains(query) }
    users = Array(found.prefix(Self.longest))
    count = found.count
    self.query = query
    self.shown = shown == .nothing ? users.first.map { .user($0.username) } ?? .adder : shown
    self.now = now
  }

  /// - Parameters:
  ///   - done: what has just been done, in words.
  ///   - refused: why something was not.
  ///   - typed: what the form for a new user holds: one that was refused is not typed again.
  func values(
    _ frame: PageFrame, done: String, refused: String,
    typed: (username: String, attributes: String)
  ) -> [(String, Value)] {
    let user = pool.flatMap { pool in
      users.first { shown == .user($0.username) && $0.userPoolId == pool.id }
    }
    let rest = count - users.count
    return frame.values + [
      ("action", .address("/_lintel/users")), ("post", .address("/_lintel/users")),
      ("query", .text(query)), ("pools", .list(pools.map(option))),
      ("count", .text("\(count) \(count == 1 ? "user" : "users")")),
      ("adding", .address(address(of: nil))), ("isAdding", .flag(shown == .adder)),
      ("isEmpty", .flag(users.isEmpty)), ("more", .text(rest > 0 ? "and \(rest) more" : "")),
      ("people", .list(users.map(line))), ("done", .text(done)), ("refused", .text(refused)),
      ("adder", .list(shown == .adder ? [adder(typed)] : [])),
      (
        "person",
        .list(user.map { [UserRecord($0, password: password(of: $0), now: now).record] } ?? [])
      ),
    ]
  }

  /// What the project says that a user signs in with, unless it was changed since.
  private func password(of user: User) -> String? {
    guard let pool else { return nil }
    for one in known where one.isCalled(user) {
      let written =
        switch one.password {
        case .permanent(let text), .temporary(let text): text
        case nil: ""
        }
      if user.password?.matches(written, username: user.username, pool: pool) == true {
        return written
      }
    }
    return nil
  }

  private func option(_ pool: UserPool) -> Record {
    Record(
      PreviewModels.option,
      [
        ("value", .text(pool.id)), ("label", .text(pool.name)),
        ("selected", .flag(pool.id == self.pool?.id)),
      ])
  }

  private func address(of user: User?) -> String {
    let pool = PercentCoding.encode(pool?.id ?? "")
    let filter = query.isEmpty ? "" : "&q=\(PercentCoding.encode(query))"
    let rest = user.map { "user=\(PercentCoding.encode($0.username))" } ?? "add=yes"
    return "/_lintel/users?pool=\(pool)\(filter)&\(rest)"
  }

  private func line(_ user: User) -> Record {
    Record(
      PreviewModels.userLine,
      [
        ("href", .address(address(of: user))),
        ("isCurrent", .flag(shown == .user(user.username))), ("name", .text(user.shownName)),
        ("tone", .text(user.tone)), ("status", .text(user.shownStatus)),
        ("factors", .text(user.factors)),
      ])
  }

  private func adder(_ typed: (username: String, attributes: String)) -> Record {
    let names = pool?.usernameAttributes ?? []
    let label = names.contains("email") ? "E-mail" : names.isEmpty ? "Username" : "Phone number"
    return Record(
      PreviewModels.userAdder,
      [
        ("pool", .text(pool?.id ?? "")), ("usernameLabel", .text(label)),
        ("username", .text(typed.username)),
        ("attributes", .text(typed.attributes.isEmpty ? required : typed.attributes)),
      ])
  }

  /// A line to be completed for each attribute that the pool requires, but for the one that users are
  /// named by.
  private var required: String {
    guard let pool else { return "" }
    let named = Set(pool.usernameAttributes.prefix(1) + ["sub"])
    return pool.settings.items("SchemaAttributes")
      .filter { $0.flag("Required") == true }.compactMap { $0.text("Name") }
      .filter { !named.contains($0) }.map { "\($0)=\n" }.joined()
  }
}

extension User {
  /// What a person knows the user by, and where messages are sent to.
  var shownName: String { self["email"] ?? self["phone_number"] ?? username }

  var shownStatus: String { isEnabled ? status.rawValue : "DISABLED" }

  /// How the state looks: as it should be, on the way, or shut.
  var tone: String {
    if !isEnabled { return "wrong" }
    return switch status {
    case .confirmed, .externalProvider: "well"
    case .unconfirmed, .forceChangePassword, .resetRequired: "doubt"
    default: "wrong"
    }
  }

  /// The second factors that are switched on, the preferred one first.
  var factors: String {
    let names = [
      "SMS_MFA": "SMS", "SOFTWARE_TOKEN_MFA": "authenticator app", "EMAIL_OTP": "e-mail",
    ]
    let preferred = mfa.preferred.map { [$0] } ?? []
    return (preferred + mfa.enabled.filter { $0 != mfa.preferred }).map { names[$0] ?? $0 }
      .joined(separator: ", ")
  }

  func contains(_ text: String) -> Bool {
    let wanted = text.lowercased()
    return username.lowercased().contains(wanted)
      || attributes.contains { $0.value.lowercased().contains(wanted) }
  }
}

extension PreviewSettings.User {
  /// Whether the project's user is this one: a pool may name its users by an attribute.
  fileprivate func isCalled(_ user: User) -> Bool {
    ([user.username] + user.attributes.map(\.value)).contains(username)
  }
}
