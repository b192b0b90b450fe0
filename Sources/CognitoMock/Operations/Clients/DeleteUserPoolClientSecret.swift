struct DeleteUserPoolClientSecret: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    var client = try work.client(input.required("ClientId"), of: pool)
    let id = input.required("ClientSecretId")
    guard client.secrets.contains(where: { $0.id == id }) else {
      throw .refused(.resourceNotFound("Client secret \(id) does not exist."))
    }
    guard client.secrets.count > 1 else {
      throw .refused(
        .invalidParameter("The only client secret of client \(client.id) cannot be deleted."))
    }
    client.secrets.removeAll { $0.id == id }
    client.modified = work.time
    work.state.clients.put(client)
    return .done
  }
}
