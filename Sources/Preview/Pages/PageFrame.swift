import Templating

/// What every page of the preview's own has, served or exported.
struct PageFrame: Sendable {
  /// The way from the page to the folder with `preview/`, with a slash at its end or empty.
  let root: String
  /// The way to the start page.
  let home: String
  /// The project's version, where a server stands behind the page.
  let version: String?
  /// What of the news the page has in it.
  var news = ""
  /// Which tool the page is, if it is one.
  var tool: Tool?

  /// The preview's tools, and where they are.
  enum Tool: String, CaseIterable, Sendable {
    case start = "/_lintel/"
    case theme = "/_lintel/theme/"
    case branding = "/_lintel/branding/"
    case inbox = "/_lintel/inbox"
    case users = "/_lintel/users"
    case log = "/_lintel/log"

    fileprivate var label: String {
      switch self {
      case .start: "Pages"
      case .theme: "Theme"
      case .branding: "Branding"
      case .inbox: "Inbox"
      case .users: "Users"
      case .log: "Log"
      }
    }
  }

  /// To be made before what the page shows is looked up.
  static func served(_ events: LiveEvents, at tool: Tool? = nil) -> PageFrame {
    PageFrame(
      root: "/_lintel/", home: "/_lintel/", version: events.version, news: events.news, tool: tool)
  }

  /// The policy of the preview's own pages: scripts, styles and frames of their own origin only.
  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    + "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    + "require-trusted-types-for 'script'"

  var values: [(String, Value)] {
    [
      ("csp", .text(Self.policy)), ("root", .address(root)), ("home", .address(home)),
      ("isLive", .flag(version != nil)), ("version", .text(version ?? "")),
      ("news", .text(news)),
      ("tools", .list(Tool.allCases.map(record))),
    ]
  }

  private func record(_ tool: Tool) -> Record {
    Record(
      PreviewModels.tool,
      [
        ("label", .text(tool.label)), ("href", .address(tool.rawValue)),
        ("isCurrent", .flag(tool == self.tool)),
      ])
  }
}

extension Value {
  /// An address that Lintel put together itself of encoded parts.
  static func address(_ text: String) -> Value {
    .url((try? SafeURL(text)) ?? .none)
  }
}
