import Syntax

struct DescribeManagedLoginBrandingByClient: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let client = try work.client(input.required("ClientId"), of: pool)
    guard let branding = work.branding(of: client, in: pool) else {
      throw .refused(
        .resourceNotFound("Managed login branding does not exist for client \(client.id)."))
    }
    let isMerged = input.flag("ReturnMergedResources") ?? false
    return .json(["ManagedLoginBranding": branding.describedBranding(merged: isMerged)])
  }
}
