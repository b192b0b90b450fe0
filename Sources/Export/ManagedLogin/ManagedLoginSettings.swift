import Branding
import Site
import Syntax

/// The `Settings` document of managed login: every key that the service knows, with the theme's value.
///
/// What is reserved, or has one proven value only, stands at that value. Keys and values that nobody
/// has seen the service take are not written, since it refuses a document with one that it does not
/// know.
///
/// Source: API reference, CreateManagedLoginBranding; the document of the AWS CLI reference.
struct ManagedLoginSettings {
  let theme: Theme
  let tenant: Tenant
  let assets: [ManagedLoginAsset]

  var json: JSONTree {
    var document = JSONTree.object([])
    for (path, value) in switches { document.put(value, at: path.split(separator: ".")) }
    for (path, color) in ManagedLoginColors(theme: theme).all {
      document.put(.string(color), at: path.map { Substring($0) }[...])
    }
    return document
  }

  /// Everything but colours, in the order of the document.
  private var switches: [(String, JSONTree)] {
    [
      ("categories.auth.authMethodOrder", [methods]),
      ("categories.auth.federation.interfaceStyle", "BUTTON_LIST"),
      ("categories.auth.federation.order", []),
      // Cognito's own artwork, which would lie over the brand's ground.
      ("categories.form.displayGraphics", false),
      ("categories.form.instructions.enabled", false),
      ("categories.form.languageSelector.enabled", false),
      ("categories.form.location.horizontal", "CENTER"),
      ("categories.form.location.vertical", "CENTER"),
      ("categories.form.sessionTimerDisplay", "NONE"),
      ("categories.global.colorSchemeMode", .string(mode)),
      ("categories.global.pageFooter.enabled", false),
      ("categories.global.pageHeader.enabled", .bool(has(.pageHeaderLogo))),
      ("categories.global.spacingDensity", "REGULAR"),
      (
        "categories.signUp.acceptanceElements",
        [["enforcement": "NONE", "textKey": "en"]]
      ),
      ("componentClasses.buttons.borderRadius", .double(theme.shape.radius)),
      ("componentClasses.dropDown.borderRadius", .double(boxRadius)),
      ("componentClasses.idpButtons.icons.enabled", true),
      ("componentClasses.input.borderRadius", .double(theme.shape.radius)),
      ("components.alert.borderRadius", .double(boxRadius)),
      ("components.favicon.enabledTypes", .array(icons.map { .string($0) })),
      ("components.form.backgroundImage.enabled", false),
      ("components.form.borderRadius", .double(boxRadius * 1.5)),
      ("components.form.logo.enabled", .bool(has(.formLogo))),
      (
        "components.form.logo.formInclusion",
        .string(theme.logo?.place == .outside ? "OUT" : "IN")
      ),
      ("components.form.logo.location", "START"),
      ("components.form.logo.position", "TOP"),
      ("components.idpButton.custom", .object([])),
      ("components.pageBackground.image.enabled", .bool(has(.pageBackground))),
      ("components.pageFooter.backgroundImage.enabled", false),
      ("components.pageFooter.logo.enabled", false),
      ("components.pageFooter.logo.location", "START"),
      ("components.pageHeader.backgroundImage.enabled", false),
      ("components.pageHeader.logo.enabled", .bool(has(.pageHeaderLogo))),
      ("components.pageHeader.logo.location", "START"),
      ("components.phoneNumberSelector.displayType", "TEXT"),
    ]
  }

  private func has(_ category: ManagedLoginAsset.Category) -> Bool {
    assets.contains { $0.category == category }
  }

  private var mode: String {
    switch theme.mode {
    case .auto: "DYNAMIC"
    case .light: "LIGHT"
    case .dark: "DARK"
    }
  }

  /// A pill's radius is for buttons and fields; boxes stay boxes, as on Lintel's own pages.
  private var boxRadius: Double { min(theme.shape.radius, 12) }

  private var methods: JSONTree {
    let password: JSONTree = ["display": "INPUT", "type": "USERNAME_PASSWORD"]
    if tenant.signIn.providers.isEmpty { return [password] }
    let providers: JSONTree = ["display": "BUTTON", "type": "FEDERATED"]
    return theme.social.place == .top ? [providers, password] : [password, providers]
  }

  /// The kinds of icon that are uploaded. Without any the service's own list stays, and its icons.
  private var icons: [String] {
    let own = [
      (ManagedLoginAsset.Category.faviconICO, "ICO"), (.faviconSVG, "SVG"),
    ].filter { has($0.0) }.map(\.1)
    return own.isEmpty ? ["ICO", "SVG"] : own
  }
}

extension JSONTree {
  /// Puts a value at a path, making the objects on the way.
  fileprivate mutating func put(_ value: JSONTree, at path: [Substring]) {
    put(value, at: path[...])
  }

  fileprivate mutating func put(_ value: JSONTree, at path: ArraySlice<Substring>) {
    guard let first = path.first else {
      self = value
      return
    }
    guard case .object(var members) = self else { return }
    let name = String(first)
    if let index = members.firstIndex(where: { $0.0 == name }) {
      members[index].1.put(value, at: path.dropFirst())
    } else {
      var inner = JSONTree.object([])
      inner.put(value, at: path.dropFirst())
      members.append((name, inner))
    }
    self = .object(members)
  }
}
