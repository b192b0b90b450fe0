import Syntax

extension HostedDialog {
  /// Does what an operation of the API does, with what a person typed checked as the API checks it.
  func operation(
    _ name: String, _ members: [(String, JSONTree)], on work: inout Work
  ) throws(Interruption) -> JSONTree {
    try work.run(name, .object(members))
  }

  /// The same with texts only.
  func operation(
    _ name: String, _ members: [String: String], on work: inout Work
  ) throws(Interruption) -> JSONTree {
    try operation(
      name, members.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }, on: &work)
  }

  /// An operation of an app client for a user: the client's id and, since the pages know it, the hash
  /// that its secret makes of the name.
  func operation(
    _ name: String, for username: String, _ members: [(String, JSONTree)], on work: inout Work
  ) throws(Interruption) -> JSONTree {
    var all: [(String, JSONTree)] = [("ClientId", .string(client.id))] + members
    if let secret = client.secrets.first {
      all.append(("SecretHash", .string(client.secretHash(for: username, secret: secret))))
    }
    return try operation(name, all, on: &work)
  }
}
