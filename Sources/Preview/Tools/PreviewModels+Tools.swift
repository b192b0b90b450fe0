import Templating

/// What the templates of inbox, users and log may use.
extension PreviewModels {
  static let pair = Shape.record([("name", .text), ("value", .text)])

  static let letter = Shape.record([
    ("href", .url), ("isCurrent", .flag), ("to", .text), ("stamp", .text), ("time", .text),
    ("medium", .text), ("subject", .text),
  ])

  static let openedLetter = Shape.record([
    ("subject", .text), ("to", .text), ("user", .url), ("username", .text), ("pool", .text),
    ("stamp", .text), ("time", .text), ("source", .text), ("code", .text), ("codeLabel", .text),
    ("link", .url), ("width", .text), ("isMail", .flag), ("switches", .list(displaySwitch)),
    ("frame", .url), ("plain", .text), ("bubble", .text), ("segments", .text),
  ])

  static let switchOption = Shape.record([
    ("label", .text), ("href", .url), ("isCurrent", .flag),
  ])

  static let displaySwitch = Shape.record([
    ("label", .text), ("options", .list(switchOption)),
  ])

  /// A text message, or a mail in plain text, alone.
  static let message = Shape.record(
    frame + [
      ("title", .text), ("locale", .text), ("bubble", .text), ("segments", .text),
      ("plain", .text),
    ])

  static let inbox = Shape.record(
    frame + [
      ("action", .url), ("to", .text), ("count", .text), ("isEmpty", .flag),
      ("letters", .list(letter)), ("opened", .list(openedLetter)),
    ])

  static let userLine = Shape.record([
    ("href", .url), ("isCurrent", .flag), ("name", .text), ("tone", .text), ("status", .text),
    ("factors", .text),
  ])

  static let userAdder = Shape.record([
    ("pool", .text), ("usernameLabel", .text), ("username", .text), ("attributes", .text),
  ])

  static let act = Shape.record([("act", .text), ("label", .text)])

  static let sentCode = Shape.record([
    ("purpose", .text), ("code", .text), ("stamp", .text), ("time", .text),
  ])

  static let authenticator = Shape.record([
    ("source", .url), ("code", .text), ("seconds", .text), ("secret", .text),
  ])

  static let person = Shape.record([
    ("name", .text), ("tone", .text), ("status", .text), ("username", .text), ("password", .text),
    ("pool", .text), ("post", .url), ("stamp", .text), ("time", .text), ("lock", .text),
    ("factors", .text), ("authenticator", .list(authenticator)), ("groups", .text),
    ("devices", .text), ("passkeys", .text), ("acts", .list(act)), ("attributes", .list(pair)),
    ("hasCodes", .flag), ("codes", .list(sentCode)), ("mail", .url),
  ])

  static let users = Shape.record(
    frame + [
      ("action", .url), ("post", .url), ("query", .text), ("pools", .list(option)),
      ("count", .text), ("adding", .url), ("isAdding", .flag), ("isEmpty", .flag),
      ("more", .text), ("people", .list(userLine)), ("done", .text), ("refused", .text),
      ("adder", .list(userAdder)), ("person", .list(person)),
    ])

  static let logPart = Shape.record([
    ("title", .text), ("hasRows", .flag), ("rows", .list(pair)), ("text", .text),
  ])

  static let logEntry = Shape.record([
    ("tone", .text), ("stamp", .text), ("time", .text), ("method", .text), ("what", .text),
    ("status", .text), ("leads", .text), ("parts", .list(logPart)),
  ])

  static let log = Shape.record(
    frame + [
      ("action", .url), ("query", .text), ("count", .text), ("isEmpty", .flag),
      ("entries", .list(logEntry)),
    ])

  /// Where a sign-in ends that was begun on the start page.
  static let landing = Shape.record(
    frame + [
      ("title", .text), ("lead", .text), ("isRefused", .flag), ("parts", .list(logPart)),
      ("signOut", .url), ("again", .url),
    ])
}
