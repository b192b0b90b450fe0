import Syntax

struct DeleteIdentities: APIOperation {
  private let ids: [String]

  init(_ input: APIInput) { ids = input.texts("IdentityIdsToDelete") ?? [] }

  func run(on work: inout Work) throws(Interruption) -> APIReply {
    for id in ids { work.state.identities.remove(id) }
    return .json(["UnprocessedIdentityIds": []])
  }
}
