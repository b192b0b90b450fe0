import Syntax

/// The users of a pool, by a filter.
struct ListUsers: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let filter = try UserFilter(parsing: input.text("Filter") ?? "")
    let names = input.texts("AttributesToGet")
    let schema = AttributeSchema(of: pool)
    guard names?.allSatisfy({ schema[$0] != nil }) ?? true else {
      throw .refused(.noSuchAttributes)
    }
    let candidates = work.state.users.rows(with: filter?.indexKey(in: pool) ?? pool.id)
    let users = candidates.filter { filter?.matches($0) ?? true }
    let page = try Page(
      of: users, after: input.text("PaginationToken"), limit: input.whole("Limit")
    ) { $0.key }
    // The service refuses to leave an attribute out that somebody has no value of.
    for user in page.items {
      guard names?.allSatisfy({ $0 == "sub" || user[$0] != nil }) ?? true else {
        throw .refused(.noSuchAttributes)
      }
    }
    var reply = JSONTree.object([])
    reply.set("PaginationToken", page.nextToken.map { .string($0) })
    reply.set("Users", .array(page.items.map { $0.userType(attributesToGet: names) }))
    return .json(reply)
  }
}

extension CognitoError {
  fileprivate static let noSuchAttributes = invalidParameter(
    "One or more requested attributes do not exist in user pool.")
}
