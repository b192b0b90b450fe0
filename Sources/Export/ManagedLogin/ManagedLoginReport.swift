import Branding
import Site

/// What a theme and a tenant have that managed login cannot show, in words.
///
/// Shape, a part only where there is something in it:
///
///     Managed login shows 'Acme' otherwise than the site does:
///       layout.variant    split-start: there are no halves, the image lies behind the form
///     Managed login does not show:
///       font.family       system-ui, sans-serif: its pages have a font of their own
struct ManagedLoginReport {
  private struct Line {
    let key: String
    let text: String
  }

  private let name: String
  private let changed: [Line]
  private let lost: [Line]

  init(theme: Theme, tenant: Tenant, images: ManagedLoginAssets) {
    name = tenant.name.text(for: tenant.locales.first ?? "en")
    changed = Self.changed(theme, images)
    lost = Self.lost(theme, images) + Self.lostWords(theme, tenant)
  }

  private static func changed(_ theme: Theme, _ images: ManagedLoginAssets) -> [Line] {
    var lines: [Line] = []
    func add(_ key: String, _ text: String) { lines.append(Line(key: key, text: text)) }
    let layout = theme.layout
    switch layout.variant {
    case .card, .full: break
    case .plain: add("layout.variant", "plain: the form's card has the colour of the page")
    case .splitStart, .splitEnd:
      let image = layout.image == nil ? "" : ", the image lies behind the form"
      add("layout.variant", "\(layout.variant.rawValue): there are no halves\(image)")
    }
    if layout.align != .center {
      add("layout.align", "\(layout.align.rawValue): the form stands in the middle")
    }
    if theme.shape.density != .regular {
      add("shape.density", "\(theme.shape.density.rawValue): distances are the regular ones")
    }
    if theme.social.style == .icon { add("social.style", "icon: providers are buttons with words") }
    if images.hasPaddedLogo {
      add("logo", "on a canvas with more room round it, since its shape is not allowed")
    }
    return lines
  }

  private static func lost(_ theme: Theme, _ images: ManagedLoginAssets) -> [Line] {
    var lines: [Line] = []
    func add(_ key: String, _ text: String) { lines.append(Line(key: key, text: text)) }
    add("font.family", "\(theme.font.family): its pages have a font of their own")
    if theme.font.heading != theme.font.family { add("font.heading", theme.font.heading) }
    if theme.font.size != 16 { add("font.size", "\(pixels(theme.font.size))") }
    if theme.shape.shadow != .none { add("shape.shadow", theme.shape.shadow.rawValue) }
    if theme.shape.border != 1 { add("shape.border", "\(pixels(theme.shape.border))") }
    add("color.info", "\(theme.light[.info].css), \(theme.dark[.info].css)")
    if let image = theme.layout.image {
      if images.all.contains(where: { $0.category == .pageBackground }) {
        add("layout.image.fit", theme.layout.fit.rawValue)
        if theme.layout.overlay > 0 { add("layout.image.overlay", "\(theme.layout.overlay)") }
      } else {
        add("layout.image", image.path)
      }
    }
    if let logo = theme.logo {
      let isShown = images.all.contains {
        $0.category == .formLogo || $0.category == .pageHeaderLogo
      }
      if !isShown { add("logo", logo.image.path) }
      add("logo.height", pixels(logo.height))
      add("logo.alt", "pictures have no words of their own")
      if logo.href != nil { add("logo.href", "the logo leads nowhere") }
    }
    if theme.favicon.svg == nil, theme.favicon.ico == nil {
      add("favicon", "none is given, so Cognito's own is shown")
    }
    if theme.favicon.touch != nil { add("favicon.touch", "there is no icon for phones") }
    if !theme.css.isEmpty { add("css", "a style sheet of one's own is not taken") }
    return lines
  }

  private static func lostWords(_ theme: Theme, _ tenant: Tenant) -> [Line] {
    var lines: [Line] = []
    func add(_ key: String, _ text: String) { lines.append(Line(key: key, text: text)) }
    if !theme.texts.isEmpty {
      add(
        "texts", "no wording can be changed (\(theme.texts.keys.sorted().joined(separator: ", ")))")
    }
    let silent = tenant.locales.filter { ManagedLoginLanguage(locale: $0) == nil }
    if !silent.isEmpty { add("locales", "\(silent.joined(separator: ", ")): not spoken there") }
    if tenant.links.help != nil { add("links.help", "there is no link for help") }
    let links = [tenant.links.terms, tenant.links.privacy]
    if links.contains(where: { $0 != nil }), ManagedLoginTerms.documents(of: tenant).isEmpty {
      add("links", "terms and privacy are linked to only where both are addresses of the web")
    }
    return lines
  }

  private static func pixels(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))px" : "\(value)px"
  }

  /// As it is written to a file.
  var text: String {
    let width = (changed + lost).map(\.key.count).max() ?? 0
    func part(_ title: String, _ lines: [Line]) -> String {
      guard !lines.isEmpty else { return "" }
      let rows = lines.map { line in
        "  \(line.key)\(String(repeating: " ", count: width - line.key.count))  \(line.text)\n"
      }
      return "\(title)\n" + rows.joined()
    }
    return part("Managed login shows '\(name)' otherwise than the site does:", changed)
      + part("Managed login does not show:", lost)
  }
}
