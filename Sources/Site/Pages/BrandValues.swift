import Branding
import Syntax
import Templating

/// What a page shows of the brand besides its style sheet: name, logo, icons, layout.
struct BrandValues {
  let theme: Theme
  let assets: SiteAssets
  let addresses: PageAddresses
  let name: String
  let locale: String

  /// In the order of the page's shape.
  var values: [Value] {
    let place = theme.logo?.place ?? .inside
    return [
      .text(barColor(.light)), .text(barColor(.dark)), .text(name), .record(icons),
      .text(theme.layout.variant.rawValue), .text(theme.layout.align.rawValue), .list(image),
      .list(logo), .flag(place == .header), .flag(place == .outside), .flag(place == .inside),
      // Only a link before the form is worth a way around it.
      .flag(place != .inside && theme.logo != nil && href != .none),
    ]
  }

  /// What the browser's own bars wear in a mode; a forced one in both. Phones show them, where a page
  /// begins with its surface, unless it is plain and has no header.
  private func barColor(_ mode: Theme.Mode) -> String {
    let shown = theme.mode == .auto ? mode : theme.mode
    let palette = shown == .dark ? theme.dark : theme.light
    let isPlain = theme.layout.variant == .plain && theme.logo?.place != .header
    return palette[isPlain ? .background : .surface].css
  }

  private func address(_ file: AssetFile?) -> SafeURL {
    file.map { addresses.asset($0.name) } ?? .none
  }

  private var icons: Record {
    let icons = [assets.faviconSVG, assets.faviconICO, assets.touchIcon]
    return Record(
      PageModel.icons,
      [
        ("any", .flag(icons.contains { $0 != nil })), ("svg", .url(address(icons[0]))),
        ("ico", .url(address(icons[1]))), ("touch", .url(address(icons[2]))),
      ])
  }

  private var image: [Record] {
    guard let file = assets.stage else { return [] }
    return [
      Record(
        PageModel.image,
        [("src", .url(address(file))), ("fit", .text(theme.layout.fit.rawValue))])
    ]
  }

  // MARK: Logo

  private var logo: [Record] {
    guard let logo = theme.logo, let light = assets.logo else { return [] }
    // A forced mode has one logo; otherwise the browser picks.
    let first = theme.mode == .dark ? assets.darkLogo ?? light : light
    let dark = theme.mode == .auto ? assets.darkLogo : nil
    let shown = theme.mode == .dark ? logo.dark ?? logo.image : logo.image
    return [
      Record(
        PageModel.logo,
        [
          ("src", .url(address(first))),
          (
            "dark",
            .list(dark.map { [Record(PageModel.darkLogo, [("src", .url(address($0)))])] } ?? [])
          ),
          ("alt", .text(alternative(logo))), ("href", .url(href)),
          ("width", .text(width(of: shown, height: logo.height))),
          ("height", .text(String(Int(logo.height.rounded())))),
        ])
    ]
  }

  private func alternative(_ logo: Theme.Logo) -> String {
    logo.alt.flatMap { LocalizedText($0)?.text(for: locale) } ?? name
  }

  private var href: SafeURL {
    guard let text = theme.logo?.href.flatMap(LocalizedText.init)?.text(for: locale) else {
      return .none
    }
    return (try? SafeURL(text)) ?? .none
  }

  /// The width that goes with the height, so that nothing moves when the logo arrives.
  private func width(of image: BrandImage, height: Double) -> String {
    guard let width = image.width, let natural = image.height, natural > 0 else { return "" }
    let shown = (width / natural * height).rounded()
    // An SVG may say that it is a line without end.
    return shown <= 10_000 ? String(Int(shown)) : ""
  }
}

extension LocalizedText {
  /// A string, or an object of one text a locale; nil for anything else.
  init?(_ json: JSONValue) {
    if let text = json.string {
      self.init(text)
      return
    }
    guard let members = json.object?.members else { return nil }
    var values: [String: String] = [:]
    for member in members { values[KitLocale.canonical(member.name)] = member.value.string }
    self.init(values)
  }
}
