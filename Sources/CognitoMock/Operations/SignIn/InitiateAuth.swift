/// Begins a sign-in, or makes new tokens of a refresh token.
struct InitiateAuth: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let client = try work.client(input.required("ClientId"))
    let pool = try work.pool(client.userPoolId)
    return try SignInCall(input, pool: pool, client: client, channel: .api).initiate(on: &work)
  }
}
