package import Syntax

/// A mail or SMS that the pool has sent.
package struct Message: StateRow {
  package static let table = "message"

  /// Sorts by what was sent first, whatever the clock said: `001800000000000-` and chance.
  package let id: String
  /// Seconds since 1970.
  package let time: Double
  package let userPoolId: String
  package var clientId: String?
  package let username: String
  /// `EMAIL` or `SMS`
  package let medium: String
  /// An address or a number.
  package let to: String
  /// What it is for, as CustomMessage names it: `CustomMessage_SignUp`.
  package let source: String
  package var subject: String?
  /// HTML or text; as the person gets it.
  package let body: String
  /// What a mail says in plain text, where somebody wrote that.
  package var text: String?
  /// The code or temporary password in it.
  package var code: String?
  /// The link in it.
  package var link: String?

  package init(
    id: String, time: Double, userPoolId: String, username: String, medium: String, to: String,
    source: String, body: String
  ) {
    self.id = id
    self.time = time
    self.userPoolId = userPoolId
    self.username = username
    self.medium = medium
    self.to = to
    self.source = source
    self.body = body
  }

  package var key: String { id }
  package var indexKeys: [String] { [userPoolId, Self.indexKey(to: to)] }

  package init?(_ json: JSONValue) {
    guard let id = json.text("id"), let time = json.number("time"),
      let userPoolId = json.text("pool"), let username = json.text("username"),
      let medium = json.text("medium"), let to = json.text("to"), let source = json.text("source"),
      let body = json.text("body")
    else { return nil }
    self.init(
      id: id, time: time, userPoolId: userPoolId, username: username, medium: medium, to: to,
      source: source, body: body)
    clientId = json.text("client")
    subject = json.text("subject")
    text = json.text("text")
    code = json.text("code")
    link = json.text("link")
  }

  package var tree: JSONTree {
    var row = RowTree()
    row.put("id", id)
    row.put("time", time)
    row.put("pool", userPoolId)
    row.put("client", clientId)
    row.put("username", username)
    row.put("medium", medium)
    row.put("to", to)
    row.put("source", source)
    row.put("subject", subject)
    row.put("body", body)
    row.put("text", text)
    row.put("code", code)
    row.put("link", link)
    return row.tree
  }
}

extension Message {
  /// An id's digits. No clock goes further than they hold, and there is room behind the last moment.
  private static let digits = 15
  private static let lastMoment = 900_000_000_000_000

  /// The number of a message that is sent after another.
  ///
  /// It is the moment in milliseconds since 1970, so that ids grow over the starts of a mock that keeps
  /// nothing too; where the clock stands still or was set back, it is the next number.
  static func next(after last: Int, at time: Double) -> Int {
    max(min(time.milliseconds, lastMoment), last + 1)
  }

  static func id(_ number: Int, _ chance: String) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + "\(text)-\(chance)"
  }

  /// What its id begins with; an id of another kind counts for nothing.
  var number: Int {
    let text = id.prefix { $0 != "-" }
    // Earlier clocks could go a digit further.
    return text.utf8.count <= Self.digits + 1 ? Int(text) ?? 0 : 0
  }
}

extension Message {
  /// Finds all messages to somebody.
  package static func indexKey(to address: String) -> String { "to \(address.lowercased())" }
}
