import Syntax

extension UserPoolClient {
  /// `UserPoolClientType`
  var described: JSONTree {
    var client = RowTree()
    client.put("UserPoolId", userPoolId)
    client.put("ClientName", name)
    client.put("ClientId", id)
    client.put("ClientSecret", secrets.first?.value)
    client.put("LastModifiedDate", JSONTree.moment(modified))
    client.put("CreationDate", JSONTree.moment(created))
    for (name, value) in settings.members { client.put(name, value) }
    return client.tree
  }
}

extension UserPoolClient.Secret {
  /// `ClientSecretDescriptorType`; the value is shown once, when it is made.
  func described(withValue: Bool) -> JSONTree {
    var secret = RowTree()
    secret.put("ClientSecretId", id)
    if withValue { secret.put("ClientSecretValue", value) }
    secret.put("ClientSecretCreateDate", JSONTree.moment(created))
    return secret.tree
  }
}

extension Work {
  /// A secret of 52 letters and digits, or the one that was given.
  mutating func makeSecret(
    _ given: String? = nil, for client: UserPoolClient
  ) -> UserPoolClient.Secret {
    let value = given ?? random.text(52, of: "abcdefghijklmnopqrstuvwxyz0123456789")
    let id = "\(client.id)--\(Int(time * 1000))"
    let isTaken = client.secrets.contains { $0.id == id }
    return UserPoolClient.Secret(id: isTaken ? "\(id)1" : id, value: value, created: time)
  }
}
