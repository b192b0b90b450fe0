import Branding
import Diagnostics
import Templating

/// One language of a site: its linked pages, and the values that all of its pages share.
///
/// An object, so that each page of the many that are rendered counts one reference.
final class SiteLocale: Sendable {
  let tag: String
  let tenant: Tenant
  let theme: Theme
  let service: ServiceAddresses
  /// The content security policy of a direct page, and of a hosted one.
  let policies: [Value]
  /// Whether `not-found.html` has addresses from the site's root.
  let hasRoot: Bool
  let language: LinkedLanguage
  /// What the tenant picker lists.
  let listed: [ListedTenant]
  /// Each language of the site, in its order.
  let dictionaries: [LocaleDictionary]
  let addresses: PageAddresses
  /// Addresses for the page that is shown wherever somebody went wrong.
  let rooted: PageAddresses
  let pages: PoolPages
  let shared: SharedValues
  let rootedShared: SharedValues
  /// What the scripts of its pages must know.
  let configuration: Value
  let rootedConfiguration: Value
  /// The values of its directly built pages that their folded programs do not know.
  let unknown: [Value]
  /// What the pages' scripts show without loading a page; nil for a site that leads nobody through a
  /// sign-in.
  let steps: StepsFile?

  init(
    _ tag: String, _ tenant: Tenant, _ theme: Theme, _ kit: Kit, _ files: SiteAssets,
    _ language: LinkedLanguage, _ setting: SiteSetting, _ service: ServiceAddresses,
    policies: [Value], steps known: StepsFile?
  ) {
    let first = tenant.locales.first ?? tag
    self.tag = tag
    self.tenant = tenant
    self.theme = theme
    self.service = service
    self.policies = policies
    hasRoot = !setting.isRelative
    self.language = language
    listed = setting.listed ?? []
    let dictionaries = tenant.locales.compactMap(kit.dictionary)
    self.dictionaries = dictionaries
    let pages = kit.pages(PoolPages.Key(tenant, locale: tag, ownTexts: language.identity)) {
      PoolPages(tag, tenant, kit, language, dictionaries)
    }
    self.pages = pages
    let links = LinkValues(tenant: tenant, service: service, locale: tag).values
    func values(_ places: PagePlaces) -> SharedValues {
      SharedValues(tenant, theme, files, language, links, places, tag)
    }
    addresses = pages.places.addresses
    shared = values(pages.places)
    if setting.isRelative {
      rooted = addresses
      rootedShared = shared
    } else {
      let path = setting.root ?? tenant.url?.urlPath ?? "/"
      let places = pages.places(below: path) {
        PagePlaces(PageAddresses(locale: tag, default: first, rootPath: path), tenant, kit)
      }
      rooted = places.addresses
      rootedShared = values(places)
    }
    // The same whatever the site is copied for: nothing around a page's own content is in them.
    steps =
      setting.listed != nil
      ? nil
      : known
        ?? StepsFile(
          tenant.pages, language,
          StepValues(tag, tenant, pages: pages.steps, shared: shared))
    let file = steps?.file
    func configured(_ addresses: PageAddresses) -> Value {
      if setting.isRelative { return .data(.empty) }
      return .data(
        ClientConfiguration(
          tenant: tenant, service: service, locale: tag, addresses: addresses, steps: file
        ).block)
    }
    configuration = configured(addresses)
    rootedConfiguration = configured(rooted)
    unknown = shared.unknown(policy: policies[0], configuration: configuration)
  }

  var stepsOutput: OutputFile? {
    steps.map {
      $0.file.output(structure: PageStructure(part: .steps, locale: tag, digest: $0.digest))
    }
  }

  /// The document of the steps with the place of the template that each byte comes from.
  var mappedSteps: (bytes: [UInt8], map: SourceMap) {
    StepsFile.mapped(
      tenant.pages, language,
      StepValues(tag, tenant, pages: pages.steps, shared: shared))
  }
}

/// The last part of a page's record, which all pages of a site's language share, and the assets that
/// they load.
struct SharedValues: Sendable {
  /// In the order of the page's shape.
  let values: [Value]
  private let stylesheet: Value
  private let assets: PageAssets

  /// Where the tenant's name stands in `values`.
  static let tenantIndex = 6

  fileprivate init(
    _ tenant: Tenant, _ theme: Theme, _ files: SiteAssets, _ language: LinkedLanguage,
    _ links: [Value], _ places: PagePlaces, _ tag: String
  ) {
    let brand = BrandValues(
      theme: theme, assets: files, addresses: places.addresses, name: tenant.name.text(for: tag),
      locale: tag)
    values =
      [
        .text(tag), .text(language.dictionary.direction.rawValue), .text(theme.mode.rawValue),
        .text(theme.mode.colorScheme),
      ] + brand.values + links + [places.to]
    stylesheet = PageAssets.value(PageModel.asset, files.stylesheet, places.addresses)
    assets = places.assets
  }

  func assets(of page: PageID, _ served: Served) -> Value {
    assets.value(of: page, served, stylesheet: stylesheet)
  }

  /// A record's values up to those that one page alone has, without what folded programs know.
  func unknown(policy: Value, configuration: Value) -> [Value] {
    let placeholder = Value.flag(false)
    return [Value](repeating: placeholder, count: PageModel.frame.count)
      + [policy, configuration, placeholder, PageAssets.unknown(stylesheet: stylesheet)] + values
  }
}

extension Theme.Mode {
  /// The `color-scheme` of a page.
  var colorScheme: String { self == .auto ? "light dark" : rawValue }
}
