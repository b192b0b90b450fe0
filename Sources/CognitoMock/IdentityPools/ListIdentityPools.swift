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

/// A part of a list.
struct IdentityPage<Row: StateRow> {
  let rows: [Row]
  /// `NextToken`, where there is more.
  let next: [(String, JSONTree)]

  /// - Parameter all: sorted by key.
  init(_ all: [Row], _ input: APIInput, usual: Int = 60) throws(Interruption) {
    var rest = all[...]
    if let token = input.text("NextToken") {
      guard let key = PageToken.key(of: token) else {
        throw .refused(.invalidParameter("Invalid pagination token."))
      }
      rest = rest.drop { $0.key <= key }
    }
    rows = Array(rest.prefix(input.whole("MaxResults") ?? usual))
    let isMore = rest.count > rows.count
    next =
      isMore ? [("NextToken", .string(PageToken.text(for: rows.last?.key ?? "")))] : []
  }
}
