import Syntax

struct CreateManagedLoginBranding: APIOperation {
  /// Styles that a pool may have; the quota cannot be raised.
  private static let most = 20
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let client = try work.client(input.required("ClientId"), of: pool)
    try work.checkBranding(input)
    guard input.tree["Settings"] != nil || input.tree["UseCognitoProvidedValues"] != nil else {
      throw .refused(
        .invalidParameter("Either UseCognitoProvidedValues or Settings must be provided."))
    }
    guard work.branding(of: client, in: pool) == nil else {
      throw .refused(
        CognitoError(
          "ManagedLoginBrandingExistsException",
          "Managed login branding already exists for client \(client.id)."))
    }
    guard work.resources(Resource.branding, of: pool).count < Self.most else {
      throw .refused(
        .limitExceeded("You have exceeded the limit of \(Self.most) managed login brandings."))
    }
    var settings = input.picked(["ClientId", "UseCognitoProvidedValues", "Settings", "Assets"])
    if settings["UseCognitoProvidedValues"] == nil {
      settings.set("UseCognitoProvidedValues", false)
    }
    let branding = work.add(Resource.branding, to: pool, named: work.uuidV4(), settings)
    return .json(["ManagedLoginBranding": branding.describedBranding()])
  }
}
