import Syntax

/// Changes what is given: what is left out stays, so that a look past the size of one request can be
/// sent in parts.
struct UpdateManagedLoginBranding: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let branding = try work.branding(input.required("ManagedLoginBrandingId"), of: pool)
    try work.checkBranding(input)
    var settings = branding.settings
    for name in ["UseCognitoProvidedValues", "Settings", "Assets"] where input.tree[name] != nil {
      settings.set(name, input.tree[name])
    }
    if input.flag("UseCognitoProvidedValues") == true {
      settings.set("Settings", nil)
    } else if input.tree["Settings"] != nil {
      settings.set("UseCognitoProvidedValues", false)
    }
    let changed = work.change(branding, to: settings)
    return .json(["ManagedLoginBranding": changed.describedBranding()])
  }
}
