import Syntax

/// Sets style sheet and picture; what is left out stays.
struct SetUICustomization: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let client = try work.customizedClient(input, of: pool)
    let kind = Resource.uiCustomization
    let old = work.resource(kind, of: pool, named: client)
    var settings = old?.settings ?? .object([])
    settings.set("ClientId", .string(client))
    for name in ["CSS", "ImageFile"] where input.tree[name] != nil {
      settings.set(name, input.tree[name])
    }
    let custom =
      if let old {
        work.change(old, to: settings)
      } else {
        work.add(kind, to: pool, named: client, settings)
      }
    return .json(["UICustomization": custom.describedUI(in: work.state)])
  }
}
