import Syntax

struct DescribeManagedLoginBranding: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let branding = try work.branding(input.required("ManagedLoginBrandingId"), of: pool)
    let isMerged = input.flag("ReturnMergedResources") ?? false
    return .json(["ManagedLoginBranding": branding.describedBranding(merged: isMerged)])
  }
}
