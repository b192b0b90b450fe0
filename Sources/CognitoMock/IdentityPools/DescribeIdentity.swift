import Syntax

struct DescribeIdentity: APIOperation {
  private let identityId: String

  init(_ input: APIInput) { identityId = input.required("IdentityId") }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    .json(try work.identity(identityId).description)
  }
}

extension Identity {
  /// `IdentityDescription`
  var description: JSONTree {
    [
      "CreationDate": .double(created), "IdentityId": .string(id),
      "LastModifiedDate": .double(modified),
      "Logins": .array(providers.map { .string($0) }),
    ]
  }
}
