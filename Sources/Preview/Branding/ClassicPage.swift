import Branding
import Templating

/// A page of the classic hosted UI: markup of Lintel's own with the classes that a style sheet for it may
/// name, and that style sheet as it was uploaded.
struct ClassicPage {
  let page: LookPage
  let branding: ClientBranding
  let look: ClassicLook

  var values: [(String, Value)] {
    let address = LookAddress(
      tenant: branding.site.tenant.id, client: branding.name, look: .classic)
    let form = LookForm.make(page, branding.site.tenant.pool, isChoice: false)
    let providers = form.hasProviders ? branding.providers(on: page) : []
    let hasLogo = look.logo.map { [.png, .jpeg].contains($0.format) } ?? false
    return form.values(page, at: address) + [
      ("logo", .address(hasLogo ? address.logo : "")), ("isWide", .flag(!providers.isEmpty)),
      ("socials", .list(providers.filter(\.isSocial).map { $0.record() })),
      ("providers", .list(providers.filter { !$0.isSocial }.map { $0.record() })),
    ]
  }
}
