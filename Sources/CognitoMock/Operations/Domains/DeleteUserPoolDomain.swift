struct DeleteUserPoolDomain: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let domain = try work.domain(input.required("Domain"), of: pool)
    work.state.domains.remove(domain.key)
    return .done
  }
}
