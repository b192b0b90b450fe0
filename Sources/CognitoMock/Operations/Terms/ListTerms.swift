import Syntax

struct ListTerms: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let page = try Page(
      of: work.resources(Resource.terms, of: pool), after: input.text("NextToken"),
      limit: input.whole("MaxResults"), key: \.key)
    var reply = RowTree()
    reply.put(
      "Terms",
      JSONTree.array(
        page.items.map { terms in
          [
            "TermsId": .string(terms.name), "TermsName": terms.settings["TermsName"] ?? .null,
            "Enforcement": terms.settings["Enforcement"] ?? .null,
            "CreationDate": .moment(terms.created), "LastModifiedDate": .moment(terms.modified),
          ]
        }))
    reply.put("NextToken", page.nextToken)
    return .json(reply.tree)
  }
}
