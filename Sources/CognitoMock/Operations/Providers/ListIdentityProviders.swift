import Syntax

struct ListIdentityProviders: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let page = try Page(
      of: work.resources(Resource.provider, of: pool), after: input.text("NextToken"),
      limit: input.whole("MaxResults"), key: \.key)
    var reply = RowTree()
    reply.put(
      "Providers",
      JSONTree.array(
        page.items.map { provider in
          [
            "ProviderName": .string(provider.name),
            "ProviderType": provider.settings["ProviderType"] ?? .null,
            "LastModifiedDate": .moment(provider.modified),
            "CreationDate": .moment(provider.created),
          ]
        }))
    reply.put("NextToken", page.nextToken)
    return .json(reply.tree)
  }
}
