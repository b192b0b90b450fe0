import Templating

/// Where a site's pages and assets are, seen from its pages of one language: relative, so that any
/// prefix works, or rooted for the page that is shown at any address.
struct PageAddresses: Sendable {
  /// What leads from the page to the site's own folder: ``, `../` or `/login/`.
  let root: String
  /// The folder of the page's language below it: ``, `de/`.
  private let folder: String
  private let isRooted: Bool
  private let pages: [SafeURL]

  /// - Parameter rootPath: begins and ends with a slash; nil for relative addresses.
  init(locale: String, default first: String, rootPath: String? = nil) {
    let isFirst = locale == first
    folder = isFirst ? "" : "\(locale)/"
    root = rootPath ?? (isFirst ? "" : "../")
    isRooted = rootPath != nil
    let prefix = rootPath == nil ? "" : root + folder
    pages = PageID.allCases.map { .local("\(prefix)\($0.rawValue).html") }
  }

  /// A page of the same language.
  subscript(page: PageID) -> SafeURL { pages[page.index] }

  /// The same page in another language; nil for the site's first one.
  func page(_ page: PageID, in locale: String?) -> SafeURL {
    .local("\(root)\(locale.map { "\($0)/" } ?? "")\(page.rawValue).html")
  }

  func asset(_ name: String) -> SafeURL { .local("\(root)assets/\(name)") }
}

extension Tenant.SignIn.Start {
  /// The page on which a sign-in begins.
  var page: PageID { self == .identifier ? .identifier : .login }
}

extension PageID {
  /// Its place in `allCases`.
  var index: Int { Self.indices[self] ?? 0 }

  private static let indices: [PageID: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}

extension SafeURL {
  /// An address within the site, of names that Lintel chose.
  static func local(_ text: String) -> SafeURL {
    do throws(Refusal) { return try SafeURL(text) } catch {
      preconditionFailure("'\(text)' is no address within the site")
    }
  }
}
