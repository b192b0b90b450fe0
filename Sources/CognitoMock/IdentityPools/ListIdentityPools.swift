import Bindings
import Syntax

struct ListIdentityPools: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let page = try IdentityPage(work.state.identityPools.all, input)
    let pools = page.rows.map { pool -> JSONTree in
      [
        "IdentityPoolId": .string(pool.id),
        "IdentityPoolName": .string(pool.settings.text("IdentityPoolName") ?? ""),
      ]
    }
    return .json(.object([("IdentityPools", .array(pools))] + page.next))
  }
}

/// A part of a list: the token is Base64 of the last key that was given.
struct IdentityPage<Row: StateRow> {
  let rows: [Row]
  /// `NextToken`, where there is more.
  let next: [(String, JSONTree)]

  /// - Parameter all: sorted by key.
  init(_ all: [Row], _ input: APIInput, usual: Int = 60) throws(Interruption) {
    var rest = all[...]
    if let token = input.text("NextToken") {
      guard let bytes = Base64.decode(token), let key = String(validating: bytes, as: UTF8.self)
      else { throw .refused(.invalidParameter("Invalid pagination token.")) }
      rest = rest.drop { $0.key <= key }
    }
    rows = Array(rest.prefix(input.whole("MaxResults") ?? usual))
    let isMore = rest.count > rows.count
    next =
      isMore
      ? [("NextToken", .string(Base64.encode(Array((rows.last?.key ?? "").utf8))))] : []
  }
}
