import Templating

/// What every page of the preview's own has, served or exported.
struct PageFrame: Sendable {
  /// The way from the page to the folder with `preview/`, with a slash at its end or empty.
  let root: String
  /// The way to the start page.
  let home: String
  /// The project's version, where a server stands behind the page.
  let version: String?

  static func served(version: String) -> PageFrame {
    PageFrame(root: "/_lintel/", home: "/_lintel/", version: version)
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
    ]
  }
}

extension Value {
  /// An address that Lintel put together itself of encoded parts.
  static func address(_ text: String) -> Value {
    .url((try? SafeURL(text)) ?? .none)
  }
}
