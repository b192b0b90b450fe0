import Syntax

struct ListIdentities: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.identityPool(input.required("IdentityPoolId"))
    let page = try IdentityPage(work.state.identities.rows(with: pool.id), input)
    return .json(
      .object(
        [
          ("Identities", .array(page.rows.map(\.description))),
          ("IdentityPoolId", .string(pool.id)),
        ] + page.next))
  }
}
