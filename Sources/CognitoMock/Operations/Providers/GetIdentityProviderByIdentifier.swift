import Syntax

struct GetIdentityProviderByIdentifier: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let identifier = input.required("IdpIdentifier")
    guard let provider = work.provider(identifiedBy: identifier, in: pool) else {
      throw .refused(
        .resourceNotFound("Identity provider with identifier \(identifier) does not exist."))
    }
    return .json(["IdentityProvider": provider.describedProvider])
  }
}
