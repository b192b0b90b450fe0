import CognitoMock
import Syntax

/// What managed login shows of a style: its settings and its images.
struct ManagedLoginLook: Sendable {
  let document: ManagedLoginDocument
  let assets: [LookAsset]
  let origin: BrandingOrigin
  /// Images whose bytes are no image of the kind that they are said to be.
  let unreadable: [String]

  /// - Parameter body: of `CreateManagedLoginBranding`, or what the mock has kept of it.
  init(_ body: JSONTree, _ origin: BrandingOrigin) {
    // With Cognito's values nothing of one's own is shown, also where it is still there.
    let isCognitos = body.flag("UseCognitoProvidedValues") == true
    let items = isCognitos ? [] : body.items("Assets")
    document = ManagedLoginDocument(isCognitos ? nil : body["Settings"])
    assets = items.compactMap(LookAsset.init)
    unreadable = items.filter { LookAsset($0) == nil }.map { $0.text("Category") ?? "" }
    self.origin = origin
  }

  /// What an image may lie behind.
  enum Ground: String, CaseIterable {
    case pageBackground = "PAGE_BACKGROUND"
    case form = "FORM_BACKGROUND"
    case header = "PAGE_HEADER_BACKGROUND"
    case footer = "PAGE_FOOTER_BACKGROUND"

    var category: String { rawValue }

    /// The switch in the settings.
    var path: String {
      switch self {
      case .pageBackground: "components.pageBackground.image.enabled"
      case .form: "components.form.backgroundImage.enabled"
      case .header: "components.pageHeader.backgroundImage.enabled"
      case .footer: "components.pageFooter.backgroundImage.enabled"
      }
    }

    var property: String {
      switch self {
      case .pageBackground: "--page-background-image"
      case .form: "--form-background-image"
      case .header: "--page-header-background-image"
      case .footer: "--page-footer-background-image"
      }
    }
  }

  /// Where a logo may stand.
  enum Logo: String, CaseIterable {
    case form = "FORM_LOGO"
    case header = "PAGE_HEADER_LOGO"
    case footer = "PAGE_FOOTER_LOGO"

    var category: String { rawValue }

    /// The component of the settings that it belongs to.
    var component: String {
      switch self {
      case .form: "components.form.logo"
      case .header: "components.pageHeader.logo"
      case .footer: "components.pageFooter.logo"
      }
    }
  }

  func isOn(_ ground: Ground) -> Bool { document.flag(ground.path) }
  func isOn(_ logo: Logo) -> Bool { document.flag("\(logo.component).enabled") }

  /// `start`, `center` or `end`
  func location(of logo: Logo) -> String {
    document.word("\(logo.component).location", among: ["start", "center", "end"])
  }

  /// The mode that a page is shown in: the one that the style is fixed to, else the one that the browser
  /// prefers; nil where that is not known here.
  func mode(preferring preference: ManagedLoginDocument.Mode?) -> ManagedLoginDocument.Mode? {
    switch document.word(
      "categories.global.colorSchemeMode", among: ["light", "dark", "dynamic"])
    {
    case "dark": .dark
    case "dynamic": preference
    default: .light
    }
  }

  /// Which ways to sign in there are, in order: `FEDERATED`, `USERNAME_PASSWORD`.
  var methods: [String] {
    document.items("categories.auth.authMethodOrder").flatMap { group -> [String] in
      guard case .array(let methods) = group else { return [] }
      return methods.compactMap { $0.text("type") }
    }
  }
}
