import Syntax

/// Sets the whole look: settings and assets that are left out are gone.
struct UpdateManagedLoginBranding: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let branding = try work.branding(input.required("ManagedLoginBrandingId"), of: pool)
    let client = branding.settings.text("ClientId") ?? ""
    let changed = work.change(branding, to: try work.brandingSettings(input, client: client))
    return .json(["ManagedLoginBranding": changed.describedBranding])
  }
}
