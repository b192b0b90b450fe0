/// Begins a sign-in for an administrator, who is told whether a user exists.
struct AdminInitiateAuth: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    let client = try work.client(input.required("ClientId"), of: pool)
    return try SignInCall(input, pool: pool, client: client, channel: .admin).initiate(on: &work)
  }
}
