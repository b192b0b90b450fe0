import Branding
import Site
import Templating

/// Lintel's own page and Cognito's two looks, side by side.
struct BrandingPage {
  let choice: BrandingChoice
  let branding: ClientBranding

  func values(
    _ frame: PageFrame, _ snapshot: ProjectSnapshot, clients: [(value: String, label: String)]
  ) -> [(String, Value)] {
    frame.values + [
      ("tenant", .text(branding.site.tenant.name.text(for: locale))),
      ("page", .text(choice.page.label)), ("width", .text(choice.width.rawValue)),
      ("action", .address("\(LookAddress.root)/")),
      ("filters", .list(filters(snapshot, clients))),
      ("looks", .list([own, managedLogin, classic])),
    ]
  }

  /// Cognito's pages are shown in English; so is Lintel's where the tenant speaks it.
  private var locale: String {
    let known = branding.site.locales
    return known.contains("en") ? "en" : known.first ?? "en"
  }

  private func filters(
    _ snapshot: ProjectSnapshot, _ clients: [(value: String, label: String)]
  ) -> [Record] {
    let view = ViewChoice(
      tenant: choice.tenant, locale: locale, mode: choice.mode, width: choice.width,
      served: .direct)
    let pages = LookPage.allCases
    return [
      GalleryFilters.tenants(view, snapshot),
      GalleryFilters.filter(
        "client", "Client", clients.map(\.value), branding.name, labels: clients.map(\.label)),
      GalleryFilters.filter(
        "page", "Page", pages.map(\.rawValue), choice.page.rawValue, labels: pages.map(\.label)),
    ] + GalleryFilters.window(view)
  }

  private var own: Record {
    let view = ViewChoice(
      tenant: choice.tenant, locale: locale, mode: choice.mode, width: choice.width,
      served: .direct)
    let frame = choice.page.own(on: branding.site).map { view.frame(of: $0, on: branding.site) }
    return Self.record(
      "own", "Lintel’s page", origin: "As lintel build leaves it", frame: frame,
      reason: "The pool has no use for this page.")
  }

  private var classic: Record {
    let look = branding.classic.look
    var remarks: [String] = []
    if look != nil, choice.mode == .dark { remarks.append("The classic pages know no dark mode") }
    return Self.record(
      "classic", "Classic hosted UI", origin: look?.origin.text ?? "", time: look?.origin.time,
      frame: look == nil ? nil : address(.classic), reason: branding.classic.reason,
      remarks: remarks, isSandboxed: true)
  }

  private var managedLogin: Record {
    let look = branding.managedLogin.look
    return Self.record(
      "managed-login", "Managed login", origin: look?.origin.text ?? "", time: look?.origin.time,
      frame: look == nil ? nil : address(.managedLogin(choice.mode)),
      reason: branding.managedLogin.reason, remarks: look?.remarks ?? [], isSandboxed: true)
  }

  private func address(_ look: LookAddress.Look) -> String {
    LookAddress(tenant: choice.tenant, client: branding.name, look: look).page(choice.page)
  }

  private static func record(
    _ id: String, _ name: String, origin: String, time: Timestamp? = nil, frame: String?,
    reason: String, remarks: [String] = [], isSandboxed: Bool = false
  ) -> Record {
    Record(
      PreviewModels.look,
      [
        ("id", .text(id)), ("name", .text(name)), ("origin", .text(origin)),
        ("stamp", .text(time?.iso ?? "")), ("time", .text(time?.text ?? "")),
        ("frame", .address(frame ?? "")), ("sandbox", .flag(isSandboxed)),
        ("reason", .text(frame == nil ? reason : "")),
        (
          "remarks",
          .list(remarks.map { Record(PreviewModels.lookRemark, [("text", .text($0))]) })
        ),
      ])
  }
}
