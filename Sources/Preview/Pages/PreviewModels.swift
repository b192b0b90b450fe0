import Templating

/// What the templates of the preview's own pages may use.
enum PreviewModels {
  /// What every page has: its policy, the way to its files and to the start page.
  static let frame: [(String, Shape)] = [
    ("csp", .text),
    // With a slash at its end, or empty.
    ("root", .url),
    ("home", .url),
    // Whether a server stands behind the page: it then reloads by itself, and filters ask again.
    ("isLive", .flag),
    ("version", .text),
    ("news", .text),
    // The ways between the preview's tools.
    ("tools", .list(tool)),
  ]

  static let tool = Shape.record([("label", .text), ("href", .url), ("isCurrent", .flag)])

  static let tenant = Shape.record([
    ("id", .text), ("name", .text), ("pool", .text), ("theme", .text), ("languages", .text),
    ("gallery", .url), ("site", .url), ("signIn", .url), ("app", .url), ("theming", .url),
    ("branding", .url),
    ("frame", .url),
  ])

  /// A pool, and how clients of the API get to it.
  static let reach = Shape.record([
    ("name", .text), ("id", .text), ("users", .url), ("discovery", .url), ("command", .text),
  ])

  static let start = Shape.record(
    frame + [
      ("summary", .text), ("query", .text), ("canSearch", .flag), ("more", .text),
      ("picker", .url),
      ("tenants", .list(tenant)), ("pools", .list(reach)), ("canReach", .flag),
      ("findings", .list(finding)), ("findingsTitle", .text),
      ("isClean", .flag), ("isLooking", .flag), ("hasErrors", .flag),
    ])

  static let line = Shape.record([
    ("number", .text), ("before", .text), ("marked", .text), ("after", .text), ("isHit", .flag),
  ])

  static let finding = Shape.record([
    ("severity", .text), ("place", .text), ("message", .text), ("hint", .text),
    ("lines", .list(line)),
  ])

  static let fault = Shape.record(
    frame + [("title", .text), ("lead", .text), ("findings", .list(finding))])

  static let option = Shape.record([
    ("value", .text), ("label", .text), ("selected", .flag),
  ])

  static let filter = Shape.record([
    ("name", .text), ("label", .text), ("options", .list(option)),
  ])

  static let view = Shape.record([
    ("state", .text), ("title", .text), ("href", .url), ("frame", .url),
  ])

  static let shelf = Shape.record([
    ("id", .text), ("count", .text), ("views", .list(view)),
  ])

  static let language = Shape.record([
    ("tag", .text), ("href", .url), ("isCurrent", .flag),
  ])

  static let gallery = Shape.record(
    frame + [
      ("tenant", .text), ("count", .text), ("width", .text), ("action", .url),
      ("filters", .list(filter)), ("languages", .list(language)), ("pages", .list(shelf)),
      ("branding", .url),
    ])

  static let easel = Shape.record(
    frame + [
      ("page", .text), ("state", .text), ("width", .text), ("back", .url), ("action", .url),
      ("frame", .url), ("previous", .url), ("next", .url), ("position", .text),
      ("filters", .list(filter)),
    ])
}
