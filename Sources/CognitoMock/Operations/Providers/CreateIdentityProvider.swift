import Syntax

struct CreateIdentityProvider: APIOperation {
  private static let mostProviders = 300
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let name = input.required("ProviderName")
    guard work.resource(Resource.provider, of: pool, named: name) == nil else {
      throw .refused(
        CognitoError(
          "DuplicateProviderException", "A provider with the name \(name) already exists."))
    }
    try work.checkIdentifiers(input, of: name, in: pool)
    guard work.resources(Resource.provider, of: pool).count < Self.mostProviders else {
      throw .refused(.limitExceeded("Exceeded the limit of identity providers in the user pool."))
    }
    let type = input.required("ProviderType")
    var settings = RowTree()
    settings.put("ProviderType", type)
    settings.put(
      "ProviderDetails",
      ProviderDetails.completing(input.tree["ProviderDetails"] ?? .object([]), type: type))
    settings.put(
      "AttributeMapping", ProviderDetails.mapping(input.tree["AttributeMapping"], type: type))
    settings.put("IdpIdentifiers", input.tree["IdpIdentifiers"])
    let provider = work.add(Resource.provider, to: pool, named: name, settings.tree)
    return .json(["IdentityProvider": provider.describedProvider])
  }
}
