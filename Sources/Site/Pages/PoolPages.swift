import Synchronization
import Templating

/// What the pages of all tenants of a pool have in common in one language: forms, the texts of errors,
/// the links to other languages. Made once, since a thousand tenants share it.
final class PoolPages: Sendable {
  /// All that the forms and links follow from.
  struct Key: Hashable, Sendable {
    let locale: String
    let ownTexts: String
    let locales: [String]
    let identifiers: [Pool.Identifier]
    let methods: [Pool.Method]
    let factors: [Pool.MFAMethod]
    let recovery: [Pool.Recovery]
    let signUp: Bool
    let isPasskeyHost: Bool
    /// Which page the identifier can be changed on.
    let start: Tenant.SignIn.Start
    let policy: PasswordPolicy
    let attributes: [SignUpAttribute]

    init(_ tenant: Tenant, locale: String, ownTexts: String) {
      let pool = tenant.pool
      self.locale = locale
      self.ownTexts = ownTexts
      locales = tenant.locales
      identifiers = pool.identifiers
      methods = pool.methods
      factors = pool.mfa.methods
      recovery = pool.recovery
      signUp = pool.signUp
      isPasskeyHost = tenant.isPasskeyHost
      start = tenant.signIn.start
      policy = pool.passwordPolicy
      attributes = pool.attributes
    }
  }

  /// Seen from one another.
  let places: PagePlaces
  /// Seen from the root of a site, by its path: most tenants have one of a few.
  private let rooted = Mutex<[String: PagePlaces]>([:])
  private static let rootLimit = 64
  private let language: LinkedLanguage
  /// What the records of all pages have in common beside their first and their last part.
  private let common: [(String, Knowledge)]
  /// By `PageID.index`, served directly.
  private let direct: [[Value]]
  private let hosted: [[Value]]
  /// The values that only one page has, as they are built.
  private let own: [[Value]]
  private let folded = FoldedPages(count: PageID.allCases.count)
  let steps: PoolSteps

  init(
    _ tag: String, _ tenant: Tenant, _ kit: Kit, _ language: LinkedLanguage,
    _ languages: [LocaleDictionary]
  ) {
    let addresses = PageAddresses(locale: tag, default: tenant.locales.first ?? tag)
    let forms = PageForms(tenant: tenant, texts: language.texts, addresses: addresses)
    let frames = PageID.allCases.map { page in
      PageFrame(
        page: page, language: language, languages: languages, tags: tenant.locales, tag: tag,
        addresses: addresses, fields: forms.fields(of: page, StateFacts()))
    }
    direct = frames.map { $0.values(.direct) }
    hosted = frames.map { $0.values(.hosted) }
    let values = PoolValues(
      pool: tenant.pool, texts: language.texts, isPasskeyHost: tenant.isPasskeyHost,
      source: .built)
    own = PageID.allCases.map { values.values(of: $0) }
    places = PagePlaces(addresses, tenant, kit)
    common = [
      ("state", .value(StateValues.directlyBuilt)), ("lang", .value(.text(tag))),
      ("dir", .value(.text(language.dictionary.direction.rawValue))), ("to", .value(places.to)),
    ]
    steps = PoolSteps(tag, tenant, language, places, knowing: common)
    self.language = language
  }

  /// - Parameter path: begins and ends with a slash.
  func places(below path: String, _ make: () -> PagePlaces) -> PagePlaces {
    rooted.withLock { rooted in
      if let places = rooted[path] { return places }
      if rooted.count >= Self.rootLimit { rooted = [:] }
      let places = make()
      rooted[path] = places
      return places
    }
  }

  /// The first part of a page's record.
  func values(_ page: PageID, _ served: Served) -> [Value] {
    served == .direct ? direct[page.index] : hosted[page.index]
  }

  /// The end of a built page's record.
  func own(of page: PageID) -> [Value] { own[page.index] }

  /// The program of a directly built page; nil when it is first asked for.
  func program(of page: PageID) -> FoldedProgram? {
    folded.program(page.index) {
      language.programs[page.index].folded(
        knowing: .record(
          PageModel.shape(of: page), common + [("assets", places.assets.known(of: page))],
          first: direct[page.index], last: own[page.index]))
    }
  }
}

/// The first part of a page's record: what does not depend on the tenant.
struct PageFrame {
  let page: PageID
  let language: LinkedLanguage
  /// Each language of the site with its name and direction, the site's first one first.
  let languages: [LocaleDictionary]
  let tags: [String]
  let tag: String
  let addresses: PageAddresses
  let fields: [Field]
  var live: LivePage?
  /// Which form of a step it is.
  var variant = ""

  /// In the order of the page's shape.
  func values(_ served: Served) -> [Value] {
    let links = self.links
    let hasErrors = served == .direct || page.asksForPasskey
    return [
      .text(page.rawValue), .text(variant), .text(served.rawValue), .flag(served == .direct),
      .record(form(served)), .list(hasErrors ? language.errorTexts[page.index] : []),
      .list(links), .flag(links.count > 1),
    ]
  }

  /// A hosted page posts to where it is; a direct one never posts.
  private func form(_ served: Served) -> Record {
    Record(
      PageModel.form,
      [
        ("action", .url(served == .hosted ? live?.action ?? addresses[page] : .none)),
        ("hidden", .list(live?.hidden.map(\.record) ?? [])),
        (
          "fields", .list(fields.map { served == .hosted ? $0.posted(by: page).record : $0.record })
        ),
      ])
  }

  private var links: [Record] {
    zip(tags, languages).enumerated().compactMap { index, other in
      let tag = other.0
      let href =
        live.map { $0.languages[tag] ?? .none } ?? addresses.page(page, in: index == 0 ? nil : tag)
      guard href != .none else { return nil }
      return Record(
        PageModel.language,
        [
          ("href", .url(href)), ("tag", .text(tag)), ("dir", .text(other.1.direction.rawValue)),
          ("name", .text(other.1.name)), ("current", .flag(tag == self.tag)),
        ])
    }
  }
}

extension PageID {
  /// Whether a script of the hosted page, too, has something to say that can go wrong.
  fileprivate var asksForPasskey: Bool { self == .passkeyLogin || self == .passkeyAdd }
}

extension Field {
  /// The field as a hosted page posts it: by the names that Cognito's own pages have.
  func posted(by page: PageID) -> Field {
    guard page == .signup || page == .newPassword else { return self }
    var field = self
    if !attribute.isEmpty { field.name = "requiredAttributes[\(attribute)]" }
    if kind == .newPassword, page == .signup { field.name = "password" }
    return field
  }
}
