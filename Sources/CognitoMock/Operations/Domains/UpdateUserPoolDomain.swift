struct UpdateUserPoolDomain: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    var domain = try work.domain(input.required("Domain"), of: pool)
    let version = try work.managedLoginVersion(input, of: pool)
    if let config = input.object("CustomDomainConfig"), domain.certificateArn != nil {
      domain.certificateArn = config.required("CertificateArn")
    }
    domain.managedLoginVersion = version ?? domain.managedLoginVersion
    work.state.domains.put(domain)
    return .json(domain.summary)
  }
}
