import Syntax

/// The client's own customisation, else the pool's, else none.
struct GetUICustomization: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let client = try work.customizedClient(input, of: pool)
    if let custom = work.state.uiCustomization(of: client, in: pool.id) {
      return .json(["UICustomization": custom.describedUI(in: work.state)])
    }
    return .json(["UICustomization": .object([])])
  }
}
