import Site
import Templating

/// A provider as Cognito's pages name it: by the name that it has in the pool.
struct LookProvider {
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
  /// The providers of the tenant; on the page with every part one of each kind, where there is none.
  func providers(on page: LookPage) -> [LookProvider] {
    let own = site.tenant.signIn.providers.map { LookProvider(name: $0.name) }
    guard page == .controls else { return own }
    let spare = [LookProvider(name: "Google"), LookProvider(name: "example-sso")]
    return own + spare.filter { one in !own.contains { $0.isSocial == one.isSocial } }
  }
}
