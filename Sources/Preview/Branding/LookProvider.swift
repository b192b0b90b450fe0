import Templating

/// A provider as Cognito's pages name it: by the name that it has in the pool.
struct LookProvider: Sendable {
  let name: String

  /// Cognito's names of the social providers, and what people call them.
  private static let socials = [
    "Google": "Google", "SignInWithApple": "Apple", "Facebook": "Facebook",
    "LoginWithAmazon": "Amazon",
  ]

  var isSocial: Bool { Self.socials[name] != nil }
  private var title: String { Self.socials[name] ?? name }

  /// - Parameters:
  ///   - icon: an image that was uploaded for it, in the place of its own mark.
  ///   - hasMark: whether its own mark is shown.
  func record(icon: [Record] = [], hasMark: Bool = true) -> Record {
    let mark = icon.isEmpty && hasMark ? name : ""
    return Record(
      PreviewModels.lookProvider,
      [
        ("label", .text("Continue with \(title)")), ("google", .flag(mark == "Google")),
        ("apple", .flag(mark == "SignInWithApple")), ("facebook", .flag(mark == "Facebook")),
        ("amazon", .flag(mark == "LoginWithAmazon")), ("icon", .list(icon)),
      ])
  }
}

extension ClientBranding {
  /// The client's providers; on the page with every part one of each kind, where there is none.
  func providers(on page: LookPage) -> [LookProvider] {
    guard page == .controls else { return providers }
    let spare = [LookProvider(name: "Google"), LookProvider(name: "example-sso")]
    return providers + spare.filter { one in !providers.contains { $0.isSocial == one.isSocial } }
  }
}
