import Bindings
import Branding
import Diagnostics
import Site

/// What is looked at: the query of the page that compares the looks.
struct BrandingChoice: Sendable {
  var tenant: String
  var client: String?
  var page = LookPage.signIn
  /// What the person's browser prefers.
  var mode = Theme.Mode.auto
  var width = ViewWidth.phone

  /// Errors: `preview.<parameter>` for a value that there is not.
  init(_ request: HTTPRequest, in snapshot: ProjectSnapshot) throws(Diagnostic) {
    tenant = request.query("tenant") ?? snapshot.project?.tenants.first?.id ?? ""
    client = request.query("client")
    if let text = request.query("page") {
      guard let page = LookPage(rawValue: text) else {
        throw ViewChoice.unknown("page", text, among: LookPage.allCases.map(\.rawValue))
      }
      self.page = page
    }
    if let text = request.query("mode") {
      guard let mode = Theme.Mode(rawValue: text) else {
        throw ViewChoice.unknown("mode", text, among: Theme.Mode.allCases.map(\.rawValue))
      }
      self.mode = mode
    }
    if let text = request.query("width") {
      guard let width = ViewWidth(text) else {
        throw ViewChoice.unknown("width", text, among: ViewWidth.allCases.map(\.rawValue))
      }
      self.width = width
    }
  }
}

/// The addresses of Cognito's looks: below a folder for tenant, client and look, so that the links of a
/// page lead on to the next.
struct LookAddress: Sendable {
  enum Look: Sendable {
    case classic
    case managedLogin(Theme.Mode)
  }

  let tenant: String
  let client: String
  let look: Look

  var folder: String {
    let root = "\(Self.root)/\(PercentCoding.encode(tenant))/\(PercentCoding.encode(client))"
    switch look {
    case .classic: return "\(root)/classic/"
    case .managedLogin(let mode): return "\(root)/managed-login/\(mode.rawValue)/"
    }
  }

  static let root = "/_lintel/branding"

  /// The page that compares the looks of a tenant's first client.
  static func comparison(of tenant: String) -> String {
    "\(root)/?tenant=\(PercentCoding.encode(tenant))"
  }

  func page(_ page: LookPage) -> String { folder + page.rawValue }
  var style: String { folder + "style.css" }
  var logo: String { folder + "logo" }
  func asset(_ index: Int) -> String { "\(folder)asset-\(index)" }
}
