import Syntax

/// Sets name and scopes: scopes that are left out are gone.
struct UpdateResourceServer: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let server = try work.resourceServer(input.required("Identifier"), of: pool)
    let changed = work.change(server, to: input.picked(["Name", "Scopes"]))
    return .json(["ResourceServer": changed.describedServer])
  }
}
