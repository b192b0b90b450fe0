import Syntax

/// A second secret, for the time in which an app changes from one to the other.
struct AddUserPoolClientSecret: APIOperation {
  private let input: APIInput

  init(_ input: APIInput) { self.input = input }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    let pool = try work.pool(input.required("UserPoolId"))
    var client = try work.client(input.required("ClientId"), of: pool)
    guard client.isConfidential else {
      throw .refused(
        .invalidParameter("Client \(client.id) is not configured with a client secret."))
    }
    guard client.secrets.count < 2 else {
      throw .refused(.limitExceeded("Client \(client.id) already has two client secrets."))
    }
    let secret = work.makeSecret(input.text("ClientSecret"), for: client)
    client.secrets.append(secret)
    client.modified = work.time
    work.state.clients.put(client)
    // A secret that was brought along is known to who brought it.
    let isOurs = input.text("ClientSecret") == nil
    return .json(["ClientSecretDescriptor": secret.described(withValue: isOurs)])
  }
}
