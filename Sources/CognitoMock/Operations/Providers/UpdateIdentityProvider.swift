import Syntax

struct UpdateIdentityProvider: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let provider = try work.provider(input.required("ProviderName"), of: pool)
    try work.checkIdentifiers(input, of: provider.name, in: pool)
    var settings = provider.settings
    let type = settings.text("ProviderType") ?? ""
    if let details = input.tree["ProviderDetails"] {
      settings.set("ProviderDetails", ProviderDetails.completing(details, type: type))
    }
    if let mapping = input.tree["AttributeMapping"] {
      settings.set("AttributeMapping", ProviderDetails.mapping(mapping, type: type))
    }
    if let identifiers = input.tree["IdpIdentifiers"] {
      settings.set("IdpIdentifiers", identifiers)
    }
    return .json(["IdentityProvider": work.change(provider, to: settings).describedProvider])
  }
}
