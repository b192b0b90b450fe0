import Syntax

/// The client's own customisation, else the pool's, else none.
struct GetUICustomization: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let client = try work.customizedClient(input, of: pool)
    let kind = Resource.uiCustomization
    if let custom = work.resource(kind, of: pool, named: client)
      ?? work.resource(kind, of: pool, named: "ALL")
    {
      return .json(["UICustomization": custom.describedUI(in: work.state)])
    }
    return .json(["UICustomization": .object([])])
  }
}
