import Syntax

/// An empty description for a domain that there is not.
struct DescribeUserPoolDomain: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let domain = work.state.domains[input.required("Domain")]
    let description = domain?.described(account: work.state.settings.accountId)
    return .json(["DomainDescription": description ?? .object([])])
  }
}
