import Syntax

struct CreateResourceServer: APIOperation {
  private static let mostServers = 25
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let identifier = input.required("Identifier")
    guard work.resource(Resource.resourceServer, of: pool, named: identifier) == nil else {
      throw .refused(
        .invalidParameter("\(identifier) already exists in user pool \(pool.id)."))
    }
    guard work.resources(Resource.resourceServer, of: pool).count < Self.mostServers else {
      throw .refused(.limitExceeded("Exceeded the limit of resource servers in the user pool."))
    }
    let server = work.add(
      Resource.resourceServer, to: pool, named: identifier, input.picked(["Name", "Scopes"]))
    return .json(["ResourceServer": server.describedServer])
  }
}
