struct CreateUserPoolDomain: APIOperation {
  private static let reserved = ["aws", "amazon", "cognito"]
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let name = input.required("Domain")
    let certificate = input.object("CustomDomainConfig")?.required("CertificateArn")
    if certificate == nil, let word = Self.reserved.first(where: { name.contains($0) }) {
      throw .refused(.invalidParameter("Domain cannot contain reserved word: \(word)"))
    }
    let version = try work.managedLoginVersion(input, of: pool) ?? 1
    // A pool has one prefix and one name of its own.
    let others = work.state.domains.rows(with: pool.id)
    if others.contains(where: { ($0.certificateArn == nil) == (certificate == nil) }) {
      throw .refused(.invalidParameter("User pool already has a domain configured."))
    }
    guard work.state.domains[name] == nil else {
      throw .refused(.invalidParameter("Domain already associated with another user pool."))
    }
    var domain = UserPoolDomain(
      domain: name, userPoolId: pool.id, managedLoginVersion: version)
    domain.certificateArn = certificate
    work.state.domains.put(domain)
    return .json(domain.summary)
  }
}
